"""Dates, amounts and lists as a Dutch or English reader expects them in a letter (babel, CLDR)."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
NO_BREAK_SPACE = "\u00a0"
_SPACED_HYPHEN = re.compile(r"(?<=\d) +- +(?=\d)")


def amount_text(amount: Decimal, language: str = "nl") -> str:
    """Return ``€ 1.234,50`` (nl, with a no-break space after the sign) or ``€1,234.50`` (en)."""
    return _with_sign(format_decimal(amount, format="#,##0.00;-#,##0.00", locale=LOCALES[language]), language)


def exact_amount_text(amount: Decimal, language: str = "nl", least: int = 2) -> str:
    """Return ``€ 86,0254``: an amount that is not rounded to the cent, with ``least`` to six decimals."""
    decimals = "0" * least + "#" * (6 - least)
    return _with_sign(
        format_decimal(amount, format=f"#,##0.{decimals};-#,##0.{decimals}", locale=LOCALES[language]), language
    )


def _with_sign(figure: str, language: str) -> str:
    if language == "nl":
        return f"€{NO_BREAK_SPACE}{figure}"
    return f"-€{figure[1:]}" if figure.startswith("-") else f"€{figure}"


def date_text(day: dt.date, language: str = "nl") -> str:
    """Return ``24 november 2026`` (nl) or ``24 November 2026`` (en), kept together by no-break spaces."""
    return format_date(day, format="d MMMM y", locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)


def weekday_date_text(day: dt.date, language: str = "nl") -> str:
    """Return ``dinsdag 24 november 2026``: for days on which somebody must appear."""
    return format_date(day, format="EEEE d MMMM y", locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)


def short_date(day: dt.date, language: str = "nl") -> str:
    """Return ``24-11-2026`` (nl) or ``24 Nov 2026`` (en): the form of narrow table columns.

    English readers put month and day in either order, so that only a name tells them apart.
    """
    if language == "nl":
        return day.strftime("%d-%m-%Y")
    return format_date(day, format="d MMM y", locale=LOCALES[language]).replace(" ", NO_BREAK_SPACE)


def percent_text(rate: Decimal, language: str = "nl") -> str:
    """Return ``4%`` or ``10,15%``: as many decimals as the rate has, at least none."""
    figure = format_decimal(rate.normalize(), format="0.####", locale=LOCALES[language])
    return f"{figure}%"


def unbroken(text: str) -> str:
    """Return ``text`` with its blanks as no-break spaces: a telephone number stays on one line.

    A hyphen between two figures loses the blanks around it (``033-000 44 17``): a line may break between a hyphen and a
    no-break space, but not between a hyphen and a figure (Unicode Standard Annex 14, LB12a and LB25).
    """
    return _SPACED_HYPHEN.sub("-", text).replace(" ", NO_BREAK_SPACE)


def list_text(items: Sequence[str], language: str = "nl") -> str:
    """Return ``a, b en c``."""
    return format_list(list(items), style="standard", locale=LOCALES[language])
