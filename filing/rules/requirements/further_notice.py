"""Claims that came after a fourteen-day notice and need one of their own, which is written by hand.

This version makes no second notice: its letters go over everything that is open. That is a limit of the program and
not a rule of law (house rule WAY-08), so the plan shows the letter as a step by hand and says what it has to name: what
the claims add to the costs over the sum of all principals (lid 7), and not the scale over them alone. Where they add
nothing no letter is needed.
"""

from decimal import Decimal

from filing.law.notice_period import NOTICE_DAYS
from filing.message import Message, say
from filing.money import ZERO, plain, total
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE, is_about, scoped_claims, vat_position
from filing.reckoning.costs_account import scale_costs
from filing.rules.facts import Facts


def further_claims(facts: Facts) -> tuple[str, ...]:
    """Return the open claims in default that no notice is about that counts, where one counts for other claims.

    None when they add nothing to the collection costs: a notice would have no amount to name (D14-07).
    """
    found = _without_notice(facts)
    return found if found and sum(added_costs(facts, found)) > 0 else ()


def claims_without_further_costs(facts: Facts) -> tuple[str, ...]:
    """Return the claims that need no notice of their own, because they add nothing to the costs of the others."""
    found = _without_notice(facts)
    return () if not found or sum(added_costs(facts, found)) > 0 else found


def _without_notice(facts: Facts) -> tuple[str, ...]:
    holding = [notice for notice in facts.notices if notice.holds]
    if not holding or not facts.consumer_rules or not facts.file.costs.claim_collection_costs:
        return ()
    unpaid = {claim.id for claim in facts.open_claims}
    return tuple(
        claim.id
        for claim in scoped_claims(facts.file)
        if claim.id in unpaid
        and facts.defaults[claim.id].holds_on(facts.on)
        and not any(is_about(facts.file, notice.event, claim) for notice in holding)
    )


def added_costs(facts: Facts, claims: tuple[str, ...]) -> tuple[Decimal, Decimal]:
    """Return what these claims add to the collection costs, and to the VAT on them.

    The scale goes over the sum of all principals, each by what counted, or is open, of it (lid 7): what it gives over
    all of them, less what it gives without these.

    Rule:  D14-07, D14-11, D14-14
    Units: euro
    """
    scoped = {claim.id for claim in scoped_claims(facts.file)}
    noticed = {
        claim.id
        for claim in facts.file.claims
        if any(notice.holds and is_about(facts.file, notice.event, claim) for notice in facts.notices)
    }
    lines = {one.claim_id: one for one in facts.statement.claims if one.claim_id in scoped}
    others = [one.base or one.principal_open for name, one in lines.items() if name in noticed and name not in claims]
    these = [lines[name].principal_open for name in claims if name in lines]
    vat = vat_position(facts.file)
    whole, before = (scale_costs(facts.law, sums, vat, facts.on) for sums in ([*others, *these], others))
    if whole is None:
        return ZERO, ZERO
    if before is None:
        return whole.costs, whole.vat
    return whole.costs - before.costs, whole.vat - before.vat


def notice_by_hand(facts: Facts, claims: tuple[str, ...]) -> Message:
    """Return what to write in a notice for further claims, and how to record it.

    Rule:  D14-01, D14-02, D14-07, D14-11, D14-14
    """
    principals = [one.principal_open for one in facts.statement.claims if one.claim_id in claims]
    costs, tax = added_costs(facts, claims)
    words = "".join(f" --claim {name}" for name in claims)
    options = f"--costs {plain(costs)}" + (f" --vat {plain(tax)}" if tax else "")
    return say(
        "Write a notice about {claims} alone: {principal} of principal, {days} days from the day after receipt, and "
        "{costs} of collection costs when it is not paid: what comes on top of those of the earlier notice. Record it: "
        "{command}.",
        claims=claims,
        principal=total(principals),
        days=NOTICE_DAYS,
        costs=costs + tax,
        command=f"filing log CASE sent {FOURTEEN_DAY_NOTICE}{words} --term-days {NOTICE_DAYS} "
        f"--term-starts day_after_receipt {options} --other-letter",
    )
