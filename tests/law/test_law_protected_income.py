"""Protected income and bank balance: the figures that were found, and no figure where none was found."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from filing.cli.main import filing
from filing.errors import LawQuestion, LawUnknown
from filing.law.protected_income import (
    CALCULATOR,
    Household,
    ProtectedIncome,
    Regime,
    protected_balances,
    protected_income,
)
from filing.law.table import Law

D = Decimal
ON = dt.date(2025, 3, 1)
HOUSEHOLDS = [str(one) for one in Household]
# Maxima as published: VNG (2021-01), Involon quoting Stcrt. 2021, 50384 (2022-01), Boec (2023-01), Schuldinfo
# (2024-01), AAG (2025-01), Fundament (2025-07); order: single, single parent, couple, couple with children.
MAXIMA = {
    "2021-01-01": ("1661.40", "1779.52", "2199.34", "2317.45"),
    "2022-01-01": ("1691.66", "1814.73", "2236.89", "2262.98"),
    "2023-01-01": ("1872.81", "2015.84", "2470.03", "2509.97"),
    "2024-01-01": ("1996.21", "2162.60", "2631.49", "2747.09"),
    "2025-01-01": ("2071.24", "2242.24", "2739.03", "2855.96"),
    "2025-07-01": ("2093.67", "2264.67", "2771.07", "2888.00"),
}
euros = some.decimals(min_value=0, max_value=20_000, places=2)


def asked(law: Law, income: str, on: dt.date = ON, household: str = "single", **more: object) -> ProtectedIncome:
    norm = more.get("norm")
    return protected_income(
        law, household, D(income), on, norm=D(str(norm)) if norm else None, at_maximum=bool(more.get("at_maximum"))
    )


@pytest.mark.parametrize("day", list(MAXIMA))
def test_each_household_has_the_published_maximum_of_the_half_year(law: Law, day: str) -> None:
    for household, amount in zip(HOUSEHOLDS, MAXIMA[day], strict=True):
        found = asked(law, "9000", dt.date.fromisoformat(day), household, at_maximum=True)
        assert (found.regime, found.amount) == (Regime.MAXIMUM, D(amount))


def test_an_income_up_to_the_norm_keeps_ninety_five_percent(law: Law) -> None:
    # 95% of 1,000.50 is 950.475; at least 5%, so 50.025 and with whole cents 50.03, goes to the seizure.
    found = asked(law, "1000.50", norm="1000.50")
    assert (found.regime, found.amount, found.seizable_at_least) == (Regime.NORM, D("950.47"), D("50.03"))
    assert found.next_step == ""


def test_a_cent_above_the_norm_there_is_no_amount_but_bounds_and_the_calculator(law: Law) -> None:
    found = asked(law, "1000.51", norm="1000.50")
    assert (found.regime, found.amount) == (Regime.FORMULA, None)
    assert found.at_most == D("950.48")  # 950.4845
    assert CALCULATOR in found.next_step


def test_without_the_norm_it_is_not_known_which_way_applies(law: Law) -> None:
    found = asked(law, "900")
    assert (found.regime, found.amount, found.at_most) == (Regime.FORMULA, None, D("855.00"))
    assert "norm" in found.next_step


def test_of_a_high_income_the_maximum_bounds_what_is_protected(law: Law) -> None:
    # AAG, first half of 2025: 2,071.24; 95% of 3,000 would be 2,850.
    found = asked(law, "3000", norm="1400")
    assert (found.amount, found.at_most, found.seizable_at_least) == (None, D("2071.24"), D("928.76"))


def test_five_percent_goes_to_the_seizure_also_at_the_maximum(law: Law) -> None:
    # 95% of 2,100.00 is 1,995.00, below the maximum of 2,071.24.
    assert asked(law, "2100", at_maximum=True).amount == D("1995.00")


@given(income=euros, norm=some.none() | euros, household=some.sampled_from(HOUSEHOLDS))
def test_never_above_the_maximum_nor_above_ninety_five_percent(
    law: Law, income: Decimal, norm: Decimal | None, household: str
) -> None:
    found = protected_income(law, household, income, ON, norm=norm)
    assert found.at_most <= found.maximum
    assert found.at_most * 100 <= income * 95
    assert found.at_most + found.seizable_at_least == income
    assert found.amount in {None, found.at_most}
    assert (found.amount is None) == (norm is None or income > norm)


@pytest.mark.parametrize("day", ["2020-12-31", "2022-07-01", "2022-12-31", "2023-07-01", "2026-01-01", "2026-06-30"])
def test_a_half_year_that_was_not_found_is_refused_by_name(law: Law, day: str) -> None:
    with pytest.raises(LawUnknown, match=f"protected_income_maxima.*{day}") as caught:
        asked(law, "1000", dt.date.fromisoformat(day), norm="1400")
    assert CALCULATOR in caught.value.next_step


def test_a_household_that_was_not_found_is_refused_by_name(law: Law) -> None:
    # AAG on the second half of 2024: the two last categories were not visible.
    on = dt.date(2024, 9, 1)
    assert asked(law, "9000", on, at_maximum=True).amount == D("2019.60")
    with pytest.raises(LawUnknown, match="'couple' from 2024-07-01"):
        asked(law, "9000", on, "couple", at_maximum=True)


def test_rows_that_are_not_trusted_say_so_in_the_answer(law: Law) -> None:
    found = asked(law, "9000", dt.date(2026, 11, 21), "single_parent", at_maximum=True)
    assert (found.amount, found.status) == (D("2526.69"), "single")
    assert "treat with caution" in found.notes[0]
    assert asked(law, "9000").notes == ()


@pytest.mark.parametrize(
    ("household", "income", "more"),
    [
        ("alone", "1000", {}),
        ("single", "-1", {}),
        ("single", "NaN", {}),
        ("single", "1000", {"norm": "-1"}),
        ("single", "1000", {"norm": "1400", "at_maximum": True}),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    law: Law, household: str, income: str, more: dict[str, object]
) -> None:
    with pytest.raises(LawQuestion):
        asked(law, income, household=household, **more)


def test_the_bank_balances_of_the_second_half_of_2023_are_given_without_a_household(law: Law) -> None:
    # EXE-11, from Hafkamp.
    found = protected_balances(law, dt.date(2023, 7, 1))
    assert [one.amount for one in found] == [D("1892.73"), D("2031.34"), D("2498.47"), D("2533.99")]
    assert {one.row.status for one in found} == {"single"}
    assert not set(HOUSEHOLDS) & {one.item for one in found}


def test_who_is_in_no_population_register_keeps_half(law: Law) -> None:
    # 2,031.34 / 2; 1,892.73 / 2 = 946.365.
    found = protected_balances(law, dt.date(2023, 12, 31), in_population_register=False)
    assert [one.amount for one in found][:2] == [D("946.37"), D("1015.67")]


@pytest.mark.parametrize("day", ["2023-06-30", "2024-01-01", "2026-11-21"])
def test_bank_balances_that_were_not_found_are_refused_with_a_next_step(law: Law, day: str) -> None:
    with pytest.raises(LawUnknown, match=day) as caught:
        protected_balances(law, dt.date.fromisoformat(day))
    assert "bailiff" in caught.value.next_step


def test_the_command_answers_with_bounds_and_the_calculator() -> None:
    words = ["law", "protected-income", "--household", "couple", "--net-income", "2600", "--norm", "2000", "--json"]
    done = CliRunner().invoke(filing, [*words, "--on", "2025-08-01"], catch_exceptions=False)
    answer = json.loads(done.output)
    assert {key: answer[key] for key in ("regime", "amount", "maximum", "at_most", "seizable_at_least")} == {
        "regime": "formula",
        "amount": None,
        "maximum": "2771.07",
        "at_most": "2470.00",
        "seizable_at_least": "130.00",
    }
    assert answer["calculator"] == CALCULATOR
    assert answer["law"][0]["table"] == "protected_income_maxima"


def test_the_commands_speak_to_a_person() -> None:
    words = ["law", "protected-income", "--household", "single", "--net-income", "1000", "--on", "2025-08-01"]
    done = CliRunner().invoke(filing, words, catch_exceptions=False)
    assert "not known" in done.output
    assert CALCULATOR in done.output
    done = CliRunner().invoke(filing, ["law", "protected-balance", "--on", "2023-08-01", "--not-registered"])
    assert "946.37" in done.output
