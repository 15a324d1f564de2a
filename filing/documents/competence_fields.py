"""Why this court: the reason for the judge and the ground for the place, as the summons words them."""

from filing.documents.party_fields import Fields
from filing.dutch import amount_text
from filing.law.competence import Ground
from filing.law.place import PlaceGround
from filing.law.values import CompetenceLimits
from filing.rules.facts import Facts
from filing.rules.requirements.competence import MATTERS, place_option, sector_of

MATTER_WORDS = {"rent": "huur", "consumer_sale": "een consumentenkoop", "employment": "een arbeidsovereenkomst"}
ART_93 = "artikel 93 van het Wetboek van Burgerlijke Rechtsvordering"
ART_96 = "artikel 96 van het Wetboek van Burgerlijke Rechtsvordering"


def judge_text(facts: Facts, language: str) -> str:
    """Return why the subdistrict court decides, as a clause of the summons.

    Rule: SUM-50, SUM-51, SUM-52
    Law:  art. 93, 96 Rv
    """
    found = sector_of(facts)
    limits: CompetenceLimits = facts.law.table("competence").at(facts.on).value
    if found.ground is Ground.MATTER:
        matter = MATTER_WORDS[MATTERS[facts.file.debt.kind]]
        return f"de kantonrechter is bevoegd omdat het gaat om {matter}, ongeacht het bedrag ({ART_93})"
    if found.ground is Ground.AGREED:
        return f"de kantonrechter is bevoegd omdat partijen zich samen tot de kantonrechter wenden ({ART_96})"
    if found.ground is Ground.CREDIT:
        limit = amount_text(limits.consumer_credit_limit, language)
        return (
            f"de kantonrechter is bevoegd omdat het gaat om een consumentenkrediet van niet meer dan {limit} ({ART_93})"
        )
    limit = amount_text(limits.limit, language)
    return (
        f"de kantonrechter is bevoegd omdat de vordering met rente tot de dag van dagvaarding niet meer bedraagt dan "
        f"{limit} ({ART_93})"
    )


def place_fields(facts: Facts) -> Fields:
    """Return on which ground the court is competent by place, as booleans; all false when none applies (SUM-53)."""
    option = place_option(facts)
    return {ground.value: option is not None and option.ground is ground for ground in PlaceGround}
