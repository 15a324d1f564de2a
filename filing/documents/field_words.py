"""The words that fields bring themselves, in the language of the document: interest, grounds, capacities, articles."""

import re
from collections.abc import Mapping

from filing.casefile.claim import DefaultGround
from filing.casefile.party import Capacity

Words = Mapping[str, Mapping[str, str]]

REGIMES: Words = {
    "nl": {
        "statutory": "wettelijke rente",
        "commercial": "wettelijke handelsrente",
        "government": "wettelijke handelsrente voor overheden",
        "contractual": "contractuele rente",
        "none": "geen rente",
    },
    "en": {
        "statutory": "statutory interest",
        "commercial": "statutory commercial interest",
        "government": "statutory commercial interest for public authorities",
        "contractual": "contractual interest",
        "none": "no interest",
    },
}
AGREED_INTEREST = {"nl": "overeengekomen rente", "en": "agreed interest"}
BY_CONTRACT = {"nl": "volgens de overeenkomst", "en": "as agreed"}
COSTS_NAME = {"nl": "incassokosten", "en": "collection costs"}
GROUNDS: Mapping[str, Mapping[DefaultGround, str]] = {
    "nl": {
        DefaultGround.FATAL_TERM: "doordat de afgesproken betaaltermijn is verstreken",
        DefaultGround.NOTICE: "doordat de termijn van de ingebrekestelling is verstreken",
        DefaultGround.TORT: "omdat de verbintenis tot schadevergoeding strekt",
        DefaultGround.OWN_STATEMENT: "omdat uit een mededeling bleek dat niet zou worden betaald",
        DefaultGround.LIABILITY_STATEMENT: "door een schriftelijke aansprakelijkstelling",
        DefaultGround.STATUTORY_TERM: "doordat de wettelijke betaaltermijn is verstreken",
    },
    "en": {
        DefaultGround.FATAL_TERM: "because the agreed term of payment has passed",
        DefaultGround.NOTICE: "because the term of the notice of default has passed",
        DefaultGround.TORT: "because the obligation is one to pay damages",
        DefaultGround.OWN_STATEMENT: "because a statement showed that payment would not be made",
        DefaultGround.LIABILITY_STATEMENT: "by a written notice of liability",
        DefaultGround.STATUTORY_TERM: "because the statutory term of payment has passed",
    },
}
CAPACITIES: Mapping[str, Mapping[Capacity, str]] = {
    "nl": {
        Capacity.TRUSTEE: "curator",
        Capacity.ADMINISTRATOR: "bewindvoerder",
        Capacity.GUARDIAN: "curator",
        Capacity.PARENT: "wettelijk vertegenwoordiger",
        Capacity.EXECUTOR: "executeur",
        Capacity.LIQUIDATOR: "vereffenaar",
        Capacity.HEIR: "erfgenaam",
        Capacity.DIRECTOR: "bestuurder",
        Capacity.PARTNER: "vennoot",
        Capacity.AUTHORISED: "gemachtigde",
    },
    "en": {
        Capacity.TRUSTEE: "trustee in bankruptcy (curator)",
        Capacity.ADMINISTRATOR: "administrator (bewindvoerder)",
        Capacity.GUARDIAN: "guardian (curator)",
        Capacity.PARENT: "legal representative",
        Capacity.EXECUTOR: "executor",
        Capacity.LIQUIDATOR: "liquidator (vereffenaar)",
        Capacity.HEIR: "heir",
        Capacity.DIRECTOR: "director",
        Capacity.PARTNER: "partner",
        Capacity.AUTHORISED: "authorised representative",
    },
}
OF = {"nl": "van", "en": "of"}

_ARTICLE = re.compile(r"\bart\. (?=\S)")
_PARAGRAPH = re.compile(r"(?P<and> en)? ?(?:lid|onder) (?P<part>\w+)")
_CODES = (("BW", "of the Dutch Civil Code"), ("Rv", "of the Dutch Code of Civil Procedure"))


def article_text(article: str, language: str) -> str:
    """Return "art. 6:119 BW" as print shows it: "artikel 6:119 BW", "Article 6:119 of the Dutch Civil Code".

    In English "art. 6:83 onder a BW" is Article 6:83(a). What is no article, such as the name of conditions, stays.
    """
    if language == "nl":
        return article.replace("art.", "artikel").replace(" and ", " en ")
    text = _PARAGRAPH.sub(lambda found: f"{' and ' if found['and'] else ''}({found['part']})", article)
    text = _ARTICLE.sub("Article ", text)
    for code, name in _CODES:
        text = re.sub(rf"(?<=[\d)a-z]) {code}\b", f" {name}", text)
    return re.sub(r"^overeenkomst$", "the contract", re.sub(r"(?<=\S) overeenkomst$", " of the contract", text))
