"""Requirements on transfers of the claim (cessie): the chain, the deed, the notice to the debtor, the proof."""

from collections.abc import Iterator

from filing.casefile.dealings import Assignment
from filing.casefile.names import AnyParty, full_name
from filing.message import Message, say, sentences
from filing.reckoning.receipt import PRESUMED
from filing.rules.facts import Facts
from filing.rules.finding import Certainty, Fact, Finding, Rule, Severity, fact, satisfied, unknown, unmet

CES_08 = Rule("CES-08", "art. 3:94 BW", Severity.BLOCK, Certainty.CONFIRMED_2017, overridable=False)
CES_08_PROOF = Rule("CES-08", "art. 3:94 BW", Severity.BLOCK, Certainty.CONFIRMED_2017)
CES_04 = Rule("CES-04", "art. 3:94 lid 1 BW", Severity.ERROR, Certainty.CONFIRMED, answerable=True)
CES_02A = Rule("CES-02a", "art. 3:94 lid 3 BW", Severity.ERROR, Certainty.CONFIRMED_2017, answerable=True)
CES_07 = Rule("CES-07", "art. 3:94 BW", Severity.WARN, Certainty.DERIVED, answerable=True)


def assignment_was_notified(facts: Facts) -> Finding:
    """Every transfer of the claim is whole and was notified to the debtor before the new creditor collects.

    Rule:  CES-08 (also CES-01, CES-04)
    Law:   art. 3:94 lid 1 and 3 BW
    """
    name = "assignment_was_notified"
    links = facts.file.assignments
    if not links:
        return satisfied(CES_08, name, say("No transfer."))
    rests_on = tuple(one for place, link in enumerate(links) for one in _link_facts(place, link))
    silent = [link for link in links if link.notice is None]
    if silent:
        return unmet(
            CES_08,
            name,
            say("The transfer of {day} was not notified to the debtor.", day=silent[0].deed_on),
            say("Notify the debtor and record the notice with its proof."),
            facts=rests_on,
        )
    doubts = [*gaps(facts), *_without_receipt(links)]
    if doubts:
        step = say("Record the missing link, claim or proof of receipt.")
        return unknown(CES_08_PROOF, name, sentences(doubts), step, facts=rests_on)
    message = say("Every transfer was notified: {days}.", days=tuple(link.notice.on for link in links if link.notice))
    return satisfied(CES_08, name, message, facts=rests_on)


def _link_facts(place: int, link: Assignment) -> tuple[Fact, ...]:
    where = f"assignments[{place}]"
    notice = link.notice
    return (
        fact(f"{where}.deed_on", link.deed_on),
        fact(f"{where}.notice.on", notice.on if notice else None),
        fact(f"{where}.notice.delivered_on", notice.delivered_on if notice else None),
    )


def gaps(facts: Facts) -> Iterator[Message]:
    """Say where the chain does not lead to the creditor, or not for every claim."""
    links = facts.file.assignments
    owners = [*(link.old_creditor for link in links), facts.file.creditor][1:]
    for link, owner in zip(links, owners, strict=True):
        if not _same(link.new_creditor, owner):
            yield say("Who received the claim on {day} is not who held it next.", day=link.deed_on)
        outside = tuple(claim.id for claim in facts.file.claims if link.claims and claim.id not in link.claims)
        if outside:
            yield say("The deed of {day} is not about {claims}.", day=link.deed_on, claims=outside)


def _same(one: AnyParty, other: AnyParty) -> bool:
    if one.id is not None and one.id == other.id:
        return True
    return full_name(one).casefold() == full_name(other).casefold()


def _without_receipt(links: tuple[Assignment, ...]) -> Iterator[Message]:
    for link in links:
        notice = link.notice
        if notice is not None and notice.delivered_on is None and notice.channel not in PRESUMED:
            yield say("Receipt of the notice of {day} is neither recorded nor presumed.", day=notice.on)


def deed_covers_the_claims(facts: Facts) -> Finding:
    """No claim is younger than the deed by which it was transferred: such a deed does not identify it.

    Rule:  CES-04
    """
    name = "deed_covers_the_claims"
    for place, link in enumerate(facts.file.assignments):
        younger = _younger(facts, link)
        if younger and link.deed == "private":
            rests_on = (fact(f"assignments[{place}].deed_on", link.deed_on), *_dates(facts, younger))
            return unknown(
                CES_04,
                name,
                say(
                    "The deed of {day} is older than {claims}, which it may not cover.",
                    day=link.deed_on,
                    claims=younger,
                ),
                say(
                    "Check whether the deed identifies {claims}, and answer under answers with rule CES-04.",
                    claims=younger,
                ),
                facts=rests_on,
            )
    return satisfied(CES_04, name, say("No claim is younger than the deed by which it was transferred."))


def silent_transfer_reaches_the_claims(facts: Facts) -> Finding:
    """A registered or authentic deed transfers what existed then, or follows directly from a relation of that time.

    Rule:  CES-02a
    Law:   art. 3:94 lid 3 BW
    """
    name = "silent_transfer_reaches_the_claims"
    contract = facts.file.debt.contract
    concluded = contract.concluded_on if contract is not None else None
    for place, link in enumerate(facts.file.assignments):
        younger = _younger(facts, link)
        if younger and link.deed != "private" and (concluded is None or concluded > link.deed_on):
            rests_on = (
                fact(f"assignments[{place}].deed_on", link.deed_on),
                fact("debt.contract.concluded_on", concluded),
                *_dates(facts, younger),
            )
            message = say(
                "{claims} arose after the deed of {day}, and no contract of before it is on record.",
                claims=younger,
                day=link.deed_on,
            )
            step = say("Record debt.contract.concluded_on, or answer under answers with rule CES-02a.")
            return unknown(CES_02A, name, message, step, facts=rests_on)
    return satisfied(CES_02A, name, say("No silent transfer is of a claim that had no ground yet."))


def _younger(facts: Facts, link: Assignment) -> tuple[str, ...]:
    """Return the claims of a link that are dated after its deed."""
    return tuple(
        claim.id
        for claim in facts.file.claims
        if (not link.claims or claim.id in link.claims) and claim.dated_on is not None and claim.dated_on > link.deed_on
    )


def _dates(facts: Facts, names: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(fact(f"claims.{one.id}.dated_on", one.dated_on) for one in facts.file.claims if one.id in names)


def assignment_is_proven(facts: Facts) -> Finding:
    """Who sues on a claim that was transferred shows deed, notice and receipt.

    Rule:  CES-07
    """
    name = "assignment_is_proven"
    lacking: list[Fact] = []
    for place, link in enumerate(facts.file.assignments):
        if not link.evidence:
            lacking.append(fact(f"assignments[{place}].evidence", None))
        if link.notice is not None and not link.notice.evidence:
            lacking.append(fact(f"assignments[{place}].notice.evidence", None))
    if lacking:
        return unmet(
            CES_07,
            name,
            say("Deed or notice of the transfer is not among the evidence."),
            say(
                "Add deed, notice and proof of receipt to exhibits, and name them under {paths}.",
                paths=tuple(one.path for one in lacking),
            ),
            facts=tuple(lacking),
        )
    return satisfied(CES_07, name, say("Nothing was transferred, or deed and notice are among the evidence."))
