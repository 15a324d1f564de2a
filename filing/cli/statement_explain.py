"""``filing statement --explain``: every line of the computation, so that somebody can reckon it again by hand."""

from collections.abc import Sequence
from decimal import Decimal

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from filing.cli.law_answer import rate_text
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.law.table import Row
from filing.money import plain, round_cent, total
from filing.reckoning.explanation import (
    CONVENTIONS,
    Begins,
    ExplainedClaim,
    ExplainedCosts,
    Explanation,
    InterestLine,
    exact_digits,
    six_decimals,
)
from filing.reckoning.statement import Head

NAMES = {
    Head.PRINCIPAL: "Principal",
    Head.INTEREST: "Interest",
    Head.COSTS: "Collection costs",
    Head.COSTS_INTEREST: "Interest on the costs",
}


def print_explanation(found: Explanation, language: Language) -> None:
    """Print the explanation for a person."""
    for one in found.claims:
        _print_claim(one, language)
    _print_payments(found)
    _print_costs(found, language)
    _print_costs_interest(found)
    _print_sums(found)
    _print_law(found.statement.rows)
    console = out()
    console.print(plain_text("How it is reckoned", "bold"))
    for line in CONVENTIONS:
        console.print(plain_text(f"- {line}."), soft_wrap=True)
    for remark in found.statement.remarks:
        console.print(plain_text(language(remark), "yellow"), soft_wrap=True)
    if found.statement.not_due:
        later = f"Not due yet, and not in this statement: {', '.join(found.statement.not_due)}."
        console.print(plain_text(later), soft_wrap=True)


def _print_claim(one: ExplainedClaim, language: Language) -> None:
    claim, console = one.claim, out()
    console.print(plain_text(f"{claim.number or claim.claim_id}: principal {plain(claim.amount)}", "bold"))
    default = claim.default
    why = language(default.why)
    since = f"In default since {default.since}, {default.article}: {why}." if default.since else ""
    console.print(plain_text(since or f"Not in default: {why}."), soft_wrap=True)
    console.print(plain_text(_which_interest(one)), soft_wrap=True)
    _print_lines(one.lines)
    for note in one.credits:
        words = f"Credit note {note.number or note.note_id} of {note.on}: {plain(note.amount)}"
        more = f", of which {plain(note.left)} above what was open" if note.left else ""
        console.print(plain_text(f"{words}{more}; principal open after it {plain(note.principal_after)}."))
    if one.credits:
        console.print()


def _print_lines(lines: Sequence[InterestLine]) -> None:
    right = ("Days", "Over", "of it interest", "Rate", "Amount")
    columns = ("From", "Through", "Days", "Over", "of it interest", "Rate", "Amount", "Table row", "Begins by")
    made = table(columns, right=right)
    for line in lines:
        runs = Begins.PAUSED not in line.begins
        made.add_row(
            str(line.since),
            str(line.through),
            str(line.days),
            plain(line.base) if runs else "",
            plain(line.added) if line.added else "",
            f"{rate_text(line.rate)}%" if runs else "none",
            plain(line.amount),
            _rows(line.rows),
            ", ".join(begins.value for begins in line.begins),
        )
    if lines:
        days, amount = str(sum(line.days for line in lines)), plain(total(line.amount for line in lines))
        made.add_row(plain_text("Together", "bold"), "", days, "", "", "", plain_text(amount, "bold"), "", "")
        print_table(made)


def _rows(rows: Sequence[Row]) -> str:
    """Return the first row, and how many more repeat its rate; the law below lists them all."""
    more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
    return f"{rows[0].since}{more}" if rows else ""


def _which_interest(one: ExplainedClaim) -> str:
    claim = one.claim
    if claim.interest_since is None:
        return "No interest runs."
    tables = dict.fromkeys(row.table for line in one.lines for row in line.rows)
    named = f", table {', '.join(tables)}" if tables else ""
    return f"{claim.regime.capitalize()} interest ({claim.interest_article}) from {claim.interest_since}{named}."


def _print_payments(found: Explanation) -> None:
    made = table(("Payment", "On", "Paid", "Imputed to", "Part", "Open after"), right=("Paid", "Part", "Open after"))
    names = _names(found)
    for payment in found.payments:
        first: list[Text | str] = [plain_text(payment.payment_id), str(payment.on), plain(payment.amount)]
        for part in payment.parts:
            what = f"{NAMES[part.head].lower()} {names.get(part.claim_id, '')}".rstrip()
            made.add_row(*first, plain_text(what), plain(part.amount), plain(part.open_after))
            first = ["", "", ""]
        if payment.surplus or not payment.parts:
            made.add_row(*first, "surplus, more than was owed", plain(payment.surplus), "")
    if made.row_count:
        print_table(made)
    for one in found.taken_back:
        words = f"Payment {one.payment_id} of {one.on} ({plain(one.amount)}) was taken back on {one.taken_back_on}."
        out().print(plain_text(f"{words} It counts as never made."), soft_wrap=True)


def _names(found: Explanation) -> dict[str, str]:
    return {one.claim.claim_id: one.claim.number or one.claim.claim_id for one in found.claims}


def _print_costs(whole: Explanation, language: Language) -> None:
    found, names, console = whole.costs, _names(whole), out()
    costs = found.costs
    console.print(plain_text("Collection costs", "bold"))
    due = f"Due from {costs.due_from}: " if costs.due_from and costs.claimed else ""
    console.print(plain_text(f"{due}{language(costs.reason)} ({costs.rule}, {costs.article})."), soft_wrap=True)
    lines = table(("Collection costs", "Over", "Percent", "Amount"), right=("Over", "Percent", "Amount"))
    for counted in found.counted:
        lines.add_row(
            plain_text(f"Principal of {names[counted.claim_id]} on {counted.since}"), plain(counted.principal)
        )
    for tier in found.tiers:
        lines.add_row("Tier", plain(tier.part), f"{rate_text(tier.percent)}%", exact_digits(tier.amount))
    if found.tiers:
        lines.add_row("Sum of the tiers, rounded", plain(costs.base), "", plain(found.by_tiers))
    if found.bound:
        lines.add_row(f"By the scale the {found.bound}", "", "", plain(costs.scale))
    _add_beside_the_scale(lines, found)
    for cap in found.caps:
        about = ", ".join(names.get(name, name) for name in cap.claims)
        lines.add_row(plain_text(f"At most what the notice named for {about}"), "", "", plain(cap.costs))
    if costs.claimed:
        lines.add_row("Claimed", "", "", plain(costs.claimed))
    if costs.claimed_vat:
        percent = f"{rate_text(found.vat_percent)}%" if found.vat_percent is not None else ""
        lines.add_row("VAT on them", plain(costs.claimed), percent, plain(costs.claimed_vat))
        lines.add_row("With VAT", "", "", plain(costs.total))
    if lines.row_count:
        print_table(lines)


def _add_beside_the_scale(lines: Table, found: ExplainedCosts) -> None:
    """Add what a contract gives instead of the scale, and the minimum of the law where that was more."""
    costs = found.costs
    if found.agreed and found.agreed.percent is not None:
        by_percent = round_cent(costs.base * found.agreed.percent / 100)
        lines.add_row("Agreed", plain(costs.base), f"{rate_text(found.agreed.percent)}%", plain(by_percent))
    if found.agreed and found.agreed.minimum is not None:
        lines.add_row("Agreed, at least", "", "", plain(found.agreed.minimum))
    if found.least:
        claims = f", for {found.least.claims} claims" if found.least.claims > 1 else ""
        lines.add_row(f"By law at least {plain(found.least.each)}{claims}", "", "", plain(costs.claimed))


def _print_costs_interest(found: Explanation) -> None:
    extra = found.statement.costs_interest
    if extra.since is not None:
        words = f"Interest on the collection costs ({extra.article}) from {extra.since}"
        out().print(plain_text(words, "bold"))
        _print_lines(found.costs_interest.lines)


def _print_sums(found: Explanation) -> None:
    day = found.statement.on
    sums = table((f"On {day}", "Claimed", "Paid", "Open"), right=("Claimed", "Paid", "Open"))
    for one in found.sums:
        sums.add_row(NAMES[one.head], plain(one.claimed), plain(one.paid), plain(one.open))
    sums.add_row("Total", plain(found.claimed()), plain(found.paid()), plain_text(plain(found.statement.open), "bold"))
    if found.statement.claim_limit is not None:
        sums.add_row(f"Asked, limited to {plain(found.statement.claim_limit)}", "", "", plain(found.statement.asked))
        sums.add_row("Reserved", "", "", plain(found.statement.reserved))
    print_table(sums)
    right = ("Over", "Rate", "Each day")
    days = table((f"Interest from {day} on", "Over", "Rate", "Each day"), right=right)
    for runs in found.running:
        name = plain_text(runs.number or runs.claim_id or NAMES[Head.COSTS])
        days.add_row(name, plain(runs.base), f"{rate_text(runs.rate)}%", six_decimals(runs.exact))
    days.add_row("Together, rounded", "", "", plain(found.statement.per_day))
    print_table(days)


def _print_law(rows: Sequence[Row]) -> None:
    """Print every row used, and each source once, by number."""
    cited = [(row, [piece.strip() for piece in row.source.split(";")]) for row in rows]
    sources = list(dict.fromkeys(piece for _, pieces in cited for piece in pieces))
    law = table(("Law table", "From", "Value", "How sure", "Sources"), right=("Value",))
    for row, pieces in cited:
        value = rate_text(row.value) if isinstance(row.value, Decimal) else "scale"
        numbers = ", ".join(str(sources.index(piece) + 1) for piece in pieces)
        law.add_row(row.table, str(row.since), value, row.status.value, numbers)
    if rows:
        print_table(law)
    for number, source in enumerate(sources, start=1):
        out().print(Padding(plain_text(f"{number}. {source}"), (0, 0, 0, 2)))
    if sources:
        out().print()
