"""Whether what a judgment awards fits the claims of the case, before it is served (EXE-22)."""

from filing.calendar_nl import DAY
from filing.casefile.as_of import as_of
from filing.errors import LawUnknown
from filing.message import say
from filing.money import ZERO, total
from filing.reckoning.reckon import reckon
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Finding, Rule, Severity, fact, satisfied, unknown

EXE_22 = Rule("EXE-22", "art. 430 Rv", Severity.ERROR, Certainty.DERIVED, answerable=True)


def awards_fit_the_claims(facts: Facts) -> Finding:
    """The principal that the judgment awards is not more than was open of the claims on the day before it.

    More is a slip of the pen, another claim, or money that came in before the judgment and was not taken off: a person
    looks at the judgment itself, since for a wrong amount nothing is served.

    Rule:  EXE-22, EXE-05
    Units: euro
    """
    name = "awards_fit_the_claims"
    judgment = facts.file.judgment
    awards = () if judgment is None else tuple(one for one in judgment.awards if one.head == "principal")
    if judgment is None or not awards:
        return satisfied(EXE_22, name, say("No judgment on record awards principal."))
    before = judgment.given_on - DAY
    awarded = total(one.amount for one in awards)
    try:
        then = reckon(as_of(facts.case, before).file, facts.law, before)
        was_open = total(claim.principal_open for claim in then.claims)
    except LawUnknown:  # a table that ends before says nothing of the principal: what was claimed has to do
        was_open = total(claim.amount or ZERO for claim in facts.file.claims)
    if awarded <= was_open:
        return satisfied(EXE_22, name, say("The judgment awards no more principal than was open."))
    return unknown(
        EXE_22,
        name,
        say(
            "The judgment of {day} awards {awarded} of principal; by the case file {open} was open on the day before.",
            day=judgment.given_on,
            awarded=awarded,
            open=was_open,
        ),
        say(
            "Look at the judgment: correct judgment.awards or the claims, or answer under answers with rule EXE-22 "
            "that this amount may be served. What was paid before and not taken off is not demanded again."
        ),
        facts=(fact("judgment.awards", awarded), fact("open principal", was_open)),
    )
