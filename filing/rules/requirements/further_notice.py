"""Claims that came after a fourteen-day notice and need one of their own, which is written by hand.

This version makes no second notice: its letters go over everything that is open. That is a limit of the program and
not a rule of law (house rule WAY-08), so the plan shows the letter as a step by hand and says what it has to name.
"""

from filing.law.notice_period import NOTICE_DAYS
from filing.message import Message, say
from filing.money import plain, total
from filing.reckoning.costs import FOURTEEN_DAY_NOTICE, is_about, scoped_claims, vat_position
from filing.reckoning.costs_account import scale_costs
from filing.rules.facts import Facts


def further_claims(facts: Facts) -> tuple[str, ...]:
    """Return the open claims in default that no notice is about that counts, where one counts for other claims."""
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


def notice_by_hand(facts: Facts, claims: tuple[str, ...]) -> Message:
    """Return what to write in a notice for further claims, and how to record it.

    Rule:  D14-01, D14-02, D14-07, D14-11
    """
    principals = [one.principal_open for one in facts.statement.claims if one.claim_id in claims]
    scale = scale_costs(facts.law, principals, vat_position(facts.file), facts.on)
    if scale is None:
        return say("Leave the notice out: nothing is open of {claims}.", claims=claims)
    words = "".join(f" --claim {name}" for name in claims)
    options = f"--costs {plain(scale.costs)}" + (f" --vat {plain(scale.vat)}" if scale.vat else "")
    return say(
        "Write a notice about {claims} alone: {principal} of principal, {days} days from the day after receipt, and "
        "{costs} of collection costs when it is not paid. Record it: {command}.",
        claims=claims,
        principal=total(principals),
        days=NOTICE_DAYS,
        costs=scale.total,
        command=f"filing log CASE sent {FOURTEEN_DAY_NOTICE}{words} --term-days {NOTICE_DAYS} "
        f"--term-starts day_after_receipt {options} --other-letter",
    )
