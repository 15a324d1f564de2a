"""Cases with much to explain: eight claims over ten years, and cases that hypothesis makes up.

Everything is invented.
"""

import datetime as dt
from typing import Any

from case_builder import business, case, claim, paid, sent
from hypothesis import strategies as st

from filing.casefile.case import CaseFile

HARD_ON = dt.date(2026, 11, 24)
AGREED_RATE = {
    "regime": "contractual",
    "rate": "1.5",
    "per": "month",
    "compounding": "yearly",
    "article": "artikel 8.2",
}
PAUSED = {
    "regime": "commercial",
    "paused": [
        {"since": "2019-03-01", "until": "2019-09-01", "ground": "standstill"},
        {"since": "2024-02-29", "ground": "creditor_default"},
    ],
}
DEMAND_FOR_F4 = sent("reminder", "2020-06-01", claims=["F4"])


def hard_case() -> CaseFile:
    """Eight claims, fifteen payments, three credit notes, ten years, commercial interest, interest on the costs."""
    claims = [
        claim("F1", "12500.00", "2016-09-15", "2016-10-15"),
        claim("F2", "843.27", "2016-10-27", "2016-11-26"),
        claim("F3", "99999.99", "2016-11-28", "2016-12-28"),
        claim("F4", "4210.05", "2020-01-30", "2020-02-28"),  # in default on 29 February
        claim("F5", "0.87", "2017-02-10", "2017-03-12"),
        claim("F6", "15333.33", "2017-03-24", "2017-04-23", interest=AGREED_RATE),
        claim("F7", "2750.00", "2017-04-25", "2017-05-25", interest=PAUSED),
        claim("F8", "61234.56", "2017-06-06", "2017-07-06", interest={"regime": "none"}),
    ]
    money = [
        ("2017-02-01", "100.00"), ("2017-09-20", "2500.00"), ("2018-01-01", "843.27"), ("2018-07-04", "10000.00"),
        ("2019-05-05", "333.33"), ("2020-02-29", "5000.00"), ("2020-03-01", "1.00"), ("2021-01-01", "7777.77"),
        ("2021-06-30", "12345.67"), ("2022-10-15", "50.00"), ("2023-01-01", "25000.00"), ("2023-07-01", "8000.00"),
        ("2024-02-29", "4210.05"), ("2025-12-31", "0.01"), ("2026-07-01", "1500.00"),
    ]  # fmt: skip
    special: dict[int, dict[str, Any]] = {
        4: {"for_claims": ["F3"]},
        8: {"for_claims": ["F6"], "designated_for": "principal"},
        10: {"reversed_on": "2022-10-20"},
    }
    return business(
        *claims,
        payments=[
            paid(day, amount, f"P{number}", **special.get(number, {})) for number, (day, amount) in enumerate(money, 1)
        ],
        credit_notes=[
            {"id": "C1", "claim": "F3", "number": "CR-1", "on": "2018-03-15", "amount": "9999.99"},
            {"id": "C2", "claim": "F5", "on": "2019-01-01", "amount": "0.50"},
            {"id": "C3", "claim": "F1", "on": "2019-05-05", "amount": "500.00"},
        ],
        history=[sent("reminder", "2018-06-01"), DEMAND_FOR_F4, sent("final_demand", "2022-01-01")],
        costs={"interest_on_costs": "true", "interest_on_costs_since": "2018-06-10"},
    )


FIRST, LAST = dt.date(2018, 1, 1), dt.date(2026, 11, 1)
DAYS = st.dates(FIRST, LAST)
CENTS = st.integers(1, 2_000_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
REGIMES: tuple[dict[str, Any] | None, ...] = (None, AGREED_RATE, PAUSED, {"regime": "none"}, {"regime": "statutory"})


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """Up to four claims, six payments and three credit notes; a business with a demand, or a consumer without."""
    claims = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        dated = draw(st.dates(FIRST, dt.date(2024, 12, 31)))
        regime = draw(st.sampled_from(REGIMES))
        more = {"interest": regime} if regime else {}
        due = dated + dt.timedelta(days=draw(st.integers(1, 60)))
        claims.append(claim(f"F{number}", draw(CENTS), str(dated), str(due), **more))
    names = [one["id"] for one in claims]
    payments = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        designated = draw(st.sampled_from([{}, {"for_claims": [draw(st.sampled_from(names))]}]))
        payments.append(paid(str(draw(DAYS)), draw(CENTS), f"P{number}", **designated))
    notes = []
    for one in claims:
        if draw(st.booleans()):
            day = draw(st.dates(dt.date.fromisoformat(one["dated_on"]), LAST))
            notes.append({"id": f"C-{one['id']}", "claim": one["id"], "on": str(day), "amount": one["amount"]})
    parts: dict[str, Any] = {"payments": payments, "credit_notes": notes}
    if draw(st.booleans()):
        return business(*claims, history=[sent("reminder", str(draw(DAYS)))], **parts)
    plain = [
        {key: value for key, value in one.items() if key != "interest" or value["regime"] != "commercial"}
        for one in claims
    ]
    return case(*plain, **parts)
