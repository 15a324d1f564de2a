"""What lies ahead in a plan, as a person reads it: deadlines, costs on the days ahead, contact, the timeline."""

from collections.abc import Sequence

from rich.text import Text

from filing.cli.plan_words import CONTACT, MOMENT
from filing.cli.say import out, plain_text, print_table, table
from filing.language import Language
from filing.message import say
from filing.money import plain
from filing.rules.contact_windows import Window
from filing.rules.outlook import Projection
from filing.rules.plan import Plan


def print_deadlines(found: Plan, language: Language, *, show_all: bool = False) -> None:
    """Print the days that run, earliest first; those that passed only when all is asked."""
    shown = [one for one in found.deadlines if show_all or one.on >= found.on]
    if shown:
        days = table(tuple(language(one) for one in (say("Deadline"), say("Day"), say("Law"))))
        for deadline in shown:
            style = "dim" if deadline.on < found.on else ""
            days.add_row(plain_text(language(deadline.what), style), plain_text(str(deadline.on), style),
                         plain_text(deadline.law, style))  # fmt: skip
        print_table(days)
    for gap in found.unknown_deadlines:
        out().print(plain_text(language(gap), "yellow"), soft_wrap=True)


def print_outlook(found: Sequence[Projection], language: Language) -> None:
    """Print what is owed on the days ahead."""
    names = (say("What it costs"), say("Day"), say("Principal"), say("Interest"), say("Costs"), say("Proceedings"),
             say("Total"))  # fmt: skip
    columns = tuple(language(one) for one in names)
    made = table(columns, right=columns[2:])
    notes: dict[str, None] = {}
    for one in found:
        sums = (one.principal, one.interest, one.costs, one.litigation, one.total)
        cells = ["" if amount is None else plain(amount) for amount in sums]
        if not one.litigation_complete:
            cells[3:] = [f"≥ {cell}" if cell else "" for cell in cells[3:]]
        made.add_row(language(MOMENT[one.at]), str(one.on) if one.on else "?", *cells)
        said = (*one.assumed, *((one.stopped,) if one.stopped else ()))
        notes |= dict.fromkeys(f"{language(MOMENT[one.at])}: {language(each)}" for each in said)
    print_table(made)
    for note in notes:
        out().print(plain_text(f"  {note}", "dim"), soft_wrap=True)
    if notes:
        out().print()


def print_windows(found: Sequence[Window], language: Language) -> None:
    """Print when the debtor may be contacted next."""
    made = table(tuple(language(one) for one in (say("Contact"), say("Allowed"), say("Why"))))
    rows: dict[tuple[str, str], list[str]] = {}
    for one in found:
        why = f"{language(one.why)} ({one.law})"
        rows.setdefault((_window_text(one, language), why), []).append(language(CONTACT[one.contact]))
    for (when, why), ways in rows.items():
        made.add_row(Text("\n").join(map(plain_text, ways)), plain_text(when), plain_text(why))
    print_table(made)


def _window_text(window: Window, language: Language) -> str:
    if window.opens is None or window.closes is None:
        return language(say("at any hour"))
    until = f"{window.closes:%H:%M}"
    if window.allowed_now:
        return language(say("now, until {hour}", hour=until))
    at = f"{window.opens:%H:%M}"
    return language(say("{day} from {hour} until {end}", day=window.opens.date(), hour=at, end=until))


def print_timeline(found: Plan, language: Language) -> None:
    """Print past and future with aligned days and today's line between them."""
    out().print(plain_text(language(say("Timeline")), "bold"))
    shown_today = False
    for one in found.timeline:
        if one.ahead and not shown_today:
            _print_today(found, language)
            shown_today = True
        style = "" if one.ahead else "dim"
        out().print(plain_text(f"  {one.on}  {language(one.what)}", style), soft_wrap=True)
    if not shown_today:
        _print_today(found, language)
    out().print()


def _print_today(found: Plan, language: Language) -> None:
    words = language(say("legal date"))
    out().print(plain_text(f"▶ {found.on}  ── {words} {'─' * 40}", "bold"), soft_wrap=True)
