"""``filing statement --explain``: every line of the computation, so that somebody can reckon it again by hand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from filing.cli.law_answer import rate_text
from filing.cli.say import out, plain_text, print_table, table
from filing.cli.sure_words import SURE
from filing.language import Language
from filing.law.table import Row
from filing.message import Message, say
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

NAMES: Mapping[Head, Message] = {
    Head.PRINCIPAL: say("principal"),
    Head.INTEREST: say("interest"),
    Head.COSTS: say("collection costs"),
    Head.COSTS_INTEREST: say("interest on the costs"),
}
BEGINS: Mapping[Begins, Message] = {
    Begins.FIRST_DAY: say("first day"),
    Begins.RATE: say("new rate"),
    Begins.COMPOUNDING: say("interest added"),
    Begins.PAYMENT: say("payment"),
    Begins.CREDIT_NOTE: say("credit note"),
    Begins.COSTS: say("more costs due"),
    Begins.PAUSED: say("no interest"),
    Begins.RESUMED: say("interest again"),
}
REGIMES: Mapping[str, Message] = {
    "statutory": say("Statutory interest"),
    "commercial": say("Commercial interest"),
    "government": say("Interest that an authority owes"),
    "contractual": say("Contractual interest"),
}
BOUNDS: Mapping[str, Message] = {
    "minimum": say("By the scale the minimum"),
    "maximum": say("By the scale the maximum"),
}
DAYS, OVER, ADDED, RATE, AMOUNT = say("Days"), say("Over"), say("of it interest"), say("Rate"), say("Amount")
PAID, PART, OPEN, CLAIMED = say("Paid"), say("Part"), say("Open"), say("Claimed")
OPEN_AFTER, PERCENT, EACH_DAY, VALUE = say("Open after"), say("Percent"), say("Each day"), say("Value")


def print_explanation(found: Explanation, language: Language) -> None:
    """Print the explanation for a person."""
    for one in found.claims:
        _print_claim(one, language)
    _print_payments(found, language)
    _print_costs(found, language)
    _print_costs_interest(found, language)
    _print_sums(found, language)
    _print_law(found.statement.rows, language)
    console = out()
    console.print(plain_text(language(say("How it is reckoned")), "bold"))
    for line in CONVENTIONS:
        console.print(plain_text(f"- {language(line)}"), soft_wrap=True)
    for remark in found.statement.remarks:
        console.print(plain_text(language(remark), "yellow"), soft_wrap=True)
    if found.statement.not_due:
        later = say("Not due yet, and not in this statement: {claims}.", claims=tuple(found.statement.not_due))
        console.print(plain_text(language(later)), soft_wrap=True)


def _table(language: Language, columns: Sequence[Message], right: Sequence[Message] = ()) -> Table:
    return table([language(one) for one in columns], right=[language(one) for one in right])


def _print_claim(one: ExplainedClaim, language: Language) -> None:
    claim, console = one.claim, out()
    head = say("{claim}: principal {amount}", claim=claim.number or claim.claim_id, amount=claim.amount)
    console.print(plain_text(language(head), "bold"))
    default = claim.default
    since = say("Not in default: {why}.", why=default.why)
    if default.since:
        since = say(
            "In default since {day}, {article}: {why}.", day=default.since, article=default.article, why=default.why
        )
    console.print(plain_text(language(since)), soft_wrap=True)
    console.print(plain_text(language(_which_interest(one))), soft_wrap=True)
    _print_lines(one.lines, language)
    for note in one.credits:
        words = say(
            "Credit note {note} of {day}: {amount}; principal open after it {left}.",
            note=note.number or note.note_id,
            day=note.on,
            amount=note.amount,
            left=note.principal_after,
        )
        more = language(say("Of it {left} was above what was open.", left=note.left)) if note.left else ""
        console.print(plain_text(f"{language(words)} {more}".rstrip()))
    if one.credits:
        console.print()


def _print_lines(lines: Sequence[InterestLine], language: Language) -> None:
    columns = (say("From"), say("Through"), DAYS, OVER, ADDED, RATE, AMOUNT, say("Table row"), say("Begins by"))
    made = _table(language, columns, right=(DAYS, OVER, ADDED, RATE, AMOUNT))
    for line in lines:
        runs = Begins.PAUSED not in line.begins
        made.add_row(
            str(line.since),
            str(line.through),
            str(line.days),
            plain(line.base) if runs else "",
            plain(line.added) if line.added else "",
            f"{rate_text(line.rate)}%" if runs else language(say("none")),
            plain(line.amount),
            _rows(line.rows),
            ", ".join(language(BEGINS[begins]) for begins in line.begins),
        )
    if lines:
        days, amount = str(sum(line.days for line in lines)), plain(total(line.amount for line in lines))
        name = plain_text(language(say("Together")), "bold")
        made.add_row(name, "", days, "", "", "", plain_text(amount, "bold"), "", "")
        print_table(made)


def _rows(rows: Sequence[Row]) -> str:
    """Return the first row, and how many more repeat its rate; the law below lists them all."""
    more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
    return f"{rows[0].since}{more}" if rows else ""


def _which_interest(one: ExplainedClaim) -> Message:
    claim = one.claim
    if claim.interest_since is None:
        return say("No interest runs.")
    tables = tuple(dict.fromkeys(row.table for line in one.lines for row in line.rows))
    which = say("{regime} ({article})", regime=REGIMES[claim.regime], article=claim.interest_article)
    if not tables:
        return say("{interest} from {day}.", interest=which, day=claim.interest_since)
    return say("{interest} from {day}, table {tables}.", interest=which, day=claim.interest_since, tables=tables)


def _print_payments(found: Explanation, language: Language) -> None:
    columns = (say("Payment"), say("On"), PAID, say("Imputed to"), PART, OPEN_AFTER)
    made = _table(language, columns, right=(PAID, PART, OPEN_AFTER))
    names = _names(found)
    for payment in found.payments:
        first: list[Text | str] = [plain_text(payment.payment_id), str(payment.on), plain(payment.amount)]
        for part in payment.parts:
            what = f"{language(NAMES[part.head])} {names.get(part.claim_id, '')}".rstrip()
            made.add_row(*first, plain_text(what), plain(part.amount), plain(part.open_after))
            first = ["", "", ""]
        if payment.surplus or not payment.parts:
            made.add_row(*first, language(say("surplus, more than was owed")), plain(payment.surplus), "")
    if made.row_count:
        print_table(made)
    for one in found.taken_back:
        words = say(
            "Payment {payment} of {day} ({amount}) was taken back on {back}. It counts as never made.",
            payment=one.payment_id,
            day=one.on,
            amount=one.amount,
            back=one.taken_back_on,
        )
        out().print(plain_text(language(words)), soft_wrap=True)


def _names(found: Explanation) -> dict[str, str]:
    return {one.claim.claim_id: one.claim.number or one.claim.claim_id for one in found.claims}


def _print_costs(whole: Explanation, language: Language) -> None:
    found, names, console = whole.costs, _names(whole), out()
    costs = found.costs
    console.print(plain_text(language(say("Collection costs")), "bold"))
    reason = say("{reason} ({rule}, {article}).", reason=costs.reason, rule=costs.rule, article=costs.article)
    if costs.due_from and costs.claimed:
        reason = say("Due from {day}: {reason}", day=costs.due_from, reason=reason)
    console.print(plain_text(language(reason)), soft_wrap=True)
    lines = _table(language, (say("Collection costs"), OVER, PERCENT, AMOUNT), right=(OVER, PERCENT, AMOUNT))
    for counted in found.counted:
        words = say("Principal of {claim} on {day}", claim=names[counted.claim_id], day=counted.since)
        lines.add_row(plain_text(language(words)), plain(counted.principal))
    for tier in found.tiers:
        lines.add_row(language(say("Tier")), plain(tier.part), f"{rate_text(tier.percent)}%", exact_digits(tier.amount))
    if found.tiers:
        lines.add_row(language(say("Sum of the tiers, rounded")), plain(costs.base), "", plain(found.by_tiers))
    if found.bound:
        lines.add_row(language(BOUNDS[found.bound]), "", "", plain(costs.scale))
    _add_beside_the_scale(lines, found, language)
    for cap in found.caps:
        about = tuple(names.get(name, name) for name in cap.claims)
        words = say("At most what the notice named for {claims}", claims=about)
        lines.add_row(plain_text(language(words)), "", "", plain(cap.costs))
    if costs.claimed:
        lines.add_row(language(CLAIMED), "", "", plain(costs.claimed))
    if costs.claimed_vat:
        percent = f"{rate_text(found.vat_percent)}%" if found.vat_percent is not None else ""
        lines.add_row(language(say("VAT on them")), plain(costs.claimed), percent, plain(costs.claimed_vat))
        lines.add_row(language(say("With VAT")), "", "", plain(costs.total))
    if lines.row_count:
        print_table(lines)


def _add_beside_the_scale(lines: Table, found: ExplainedCosts, language: Language) -> None:
    """Add what a contract gives instead of the scale, and the minimum of the law where that was more."""
    costs = found.costs
    if found.agreed and found.agreed.percent is not None:
        by_percent, percent = round_cent(costs.base * found.agreed.percent / 100), rate_text(found.agreed.percent)
        lines.add_row(language(say("Agreed")), plain(costs.base), f"{percent}%", plain(by_percent))
    if found.agreed and found.agreed.minimum is not None:
        lines.add_row(language(say("Agreed, at least")), "", "", plain(found.agreed.minimum))
    if found.least:
        least = say("By law at least {each}", each=found.least.each)
        if found.least.claims > 1:
            least = say("By law at least {each}, for {count} claims", each=found.least.each, count=found.least.claims)
        lines.add_row(language(least), "", "", plain(costs.claimed))


def _print_costs_interest(found: Explanation, language: Language) -> None:
    extra = found.statement.costs_interest
    if extra.since is not None:
        words = say("Interest on the collection costs ({article}) from {day}", article=extra.article, day=extra.since)
        out().print(plain_text(language(words), "bold"))
        _print_lines(found.costs_interest.lines, language)


def _print_sums(found: Explanation, language: Language) -> None:
    day = found.statement.on
    sums = _table(language, (say("On {day}", day=day), CLAIMED, PAID, OPEN), right=(CLAIMED, PAID, OPEN))
    for one in found.sums:
        name = language(NAMES[one.head])
        sums.add_row(f"{name[:1].upper()}{name[1:]}", plain(one.claimed), plain(one.paid), plain(one.open))
    together = plain_text(plain(found.statement.open), "bold")
    sums.add_row(language(say("Total")), plain(found.claimed()), plain(found.paid()), together)
    if found.statement.claim_limit is not None:
        limited = say("Asked, limited to {amount}", amount=found.statement.claim_limit)
        sums.add_row(language(limited), "", "", plain(found.statement.asked))
        sums.add_row(language(say("Reserved")), "", "", plain(found.statement.reserved))
    print_table(sums)
    columns = (say("Interest from {day} on", day=day), OVER, RATE, EACH_DAY)
    days = _table(language, columns, right=(OVER, RATE, EACH_DAY))
    for runs in found.running:
        what = plain_text(runs.number or runs.claim_id or language(NAMES[Head.COSTS]))
        days.add_row(what, plain(runs.base), f"{rate_text(runs.rate)}%", six_decimals(runs.exact))
    days.add_row(language(say("Together, rounded")), "", "", plain(found.statement.per_day))
    print_table(days)


def _print_law(rows: Sequence[Row], language: Language) -> None:
    """Print every row used, and each source once, by number."""
    cited = [(row, [piece.strip() for piece in row.source.split(";")]) for row in rows]
    sources = list(dict.fromkeys(piece for _, pieces in cited for piece in pieces))
    columns = (say("Law table"), say("From"), VALUE, say("How sure"), say("Sources"))
    law = _table(language, columns, right=(VALUE,))
    for row, pieces in cited:
        value = rate_text(row.value) if isinstance(row.value, Decimal) else language(say("scale"))
        numbers = ", ".join(str(sources.index(piece) + 1) for piece in pieces)
        law.add_row(row.table, str(row.since), value, language(SURE[row.status]), numbers)
    if rows:
        print_table(law)
    for number, source in enumerate(sources, start=1):
        out().print(Padding(plain_text(f"{number}. {source}"), (0, 0, 0, 2)))
    if sources:
        out().print()
