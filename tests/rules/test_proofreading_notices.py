"""Fourteen-day notices as people write them: which would hold, which are void, and by which rule.

The verdicts follow rules.md section 3: D14-01 and D14-02 (fourteen days from the day after receipt, or fifteen after
it), D14-03 (from the letter: no effect), D14-04 (a second or fixed term), D14-05 (sixteen days), D14-06 and D14-07 (the
consequence, one exact amount), D14-11 (the scale: 15% of 300.00 is 45.00), D14-12 (VAT only with both declarations).
The letters are ours, in the manner of those that courts report.
"""

from dataclasses import dataclass

import pytest

from filing.law.table import Law
from filing.rules.finding import Verdict
from filing.rules.proofreading.proofread import Proof, proofread
from filing.rules.proofreading.reading import reading_of

HEAD = (
    "Sportschool Voorbeeldstraat B.V., Kerkstraat 1, 1234 AB Ons Dorp\n\nOns Dorp, 24 november 2026\n\n"
    "Betreft: factuur 2026-118 van 1 oktober 2026, hoofdsom € 300,00\n\nGeachte heer Jansen,\n\n"
)
FOOT = "\n\nU kunt betalen op rekening NL91 ABNA 0417 1643 00 onder vermelding van 2026-118. Vragen? Bel 030-1234567.\n"
COSTS = " Betaalt u niet op tijd, dan bent u daarnaast € 45,00 aan incassokosten verschuldigd."
SAFE = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


@dataclass(frozen=True)
class Notice:
    """A notice, the rules that it breaks, and those that only a person can settle."""

    body: str
    broken: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


VALID = {
    "first safe wording": Notice(f"Betaal € 300,00 {SAFE}.{COSTS}"),
    "second safe wording": Notice(f"Betaal € 300,00 binnen vijftien dagen nadat deze brief bij u is bezorgd.{COSTS}"),
    "number in words and figures": Notice(
        "U krijgt een laatste termijn van veertien (14) dagen om te betalen, te rekenen vanaf de dag na ontvangst van "
        f"deze brief.{COSTS}"
    ),
    "start in a sentence of its own": Notice(
        "Wij geven u nog 14 dagen om te betalen. Deze termijn gaat in op de dag na ontvangst van deze brief." + COSTS
    ),
    "start before the term": Notice(
        f"Vanaf de dag nadat deze brief bij u is bezorgd heeft u veertien dagen de tijd om te betalen.{COSTS}"
    ),
    "after the day of receipt": Notice(
        f"Betaal binnen veertien dagen na de dag waarop u deze brief heeft ontvangen.{COSTS}"
    ),
    "two weeks": Notice(f"Betaal binnen twee weken, gerekend vanaf de dag na bezorging van deze brief.{COSTS}"),
    "three weeks after receipt": Notice(f"Betaal binnen drie weken na ontvangst van deze brief.{COSTS}"),
    "costs and term in one sentence": Notice(
        "Voldoet u de hoofdsom van € 300,00 niet binnen veertien dagen, te rekenen vanaf de dag na die waarop u deze "
        "brief heeft ontvangen, dan wordt het bedrag verhoogd met € 45,00 aan buitengerechtelijke incassokosten en "
        "bent u in totaal € 345,00 verschuldigd."
    ),
    "term of the invoice before it": Notice(
        "De betalingstermijn van 14 dagen na factuurdatum is verstreken. U krijgt nu nog veertien dagen om te betalen, "
        f"gerekend vanaf de dag na bezorging van deze brief.{COSTS}"
    ),
    "shorter term to object": Notice(
        f"Betaal {SAFE}.{COSTS} Bent u het niet eens met de vordering, maak dan binnen 7 dagen bezwaar."
    ),
    "amount with a dash": Notice(
        f"Betaal {SAFE}. Bij niet-tijdige betaling brengen wij € 45,-- aan incassokosten in rekening."
    ),
    "read by a scanner": Notice(
        "Wij verzoeken u binnen l4 dagen vanaf de dag nadat deze bnef bij u is bezorqd te betalen . Betaalt u niet , "
        "dan bent u EUR 45,00 incas-\nsokosten verschuldigd."
    ),
    "capitals and broken lines": Notice(
        "BETAAL BINNEN\nVEERTIEN DAGEN\nVANAF DE DAG NADAT\nDEZE BRIEF BIJ U IS BEZORGD.\nBETAALT U NIET, DAN BENT U "
        "INCASSO-\nKOSTEN VERSCHULDIGD. DIE BEDRAGEN € 45,00."
    ),
    "no-break spaces and ligatures": Notice(
        "Betaal binnen\u00a0veertien\u00a0dagen vanaf de dag nadat deze brief bij u is bezorgd. Betaalt u niet, dan "
        "bent u de buiten\u00adgerechtelijke incassokosten verschuldigd, te weten €\u00a045,00 (o\ufb03ciële staffel)."
    ),
    "VAT with both declarations": Notice(
        "Betaal binnen 15 dagen nadat deze brief bij u is bezorgd. Blijft betaling uit, dan bent u € 54,45 aan "
        "incassokosten verschuldigd, inclusief 21% btw. Wij kunnen de btw niet verrekenen; de kosten zijn daarom met "
        "btw verhoogd."
    ),
    "no VAT, and it says so": Notice(
        f"Betaal {SAFE}. Doet u dat niet, dan bent u € 45,00 incassokosten verschuldigd. Daarover rekenen wij geen btw."
    ),
    "English": Notice(
        "Please pay € 300.00 within fourteen days, starting the day after you received this letter. If you do not pay "
        "in time, you will owe collection costs of € 45.00."
    ),
}
DOUBTFUL = {
    "fourteen days after receipt": Notice(
        f"Betaal binnen 14 dagen na ontvangst van deze brief.{COSTS}", (), ("D14-01",)
    ),
    "sixteen days after dispatch": Notice(
        f"Betaal uiterlijk 16 dagen na verzending van deze brief.{COSTS}", (), ("D14-01", "D14-05")
    ),
    "fixed day that is late": Notice(f"Betaal {SAFE}, dus uiterlijk op 15 december 2026.{COSTS}", (), ("D14-04",)),
    "costs without VAT": Notice(
        f"Betaal {SAFE}. Blijft betaling uit, dan bent u € 45,00 exclusief btw aan incassokosten verschuldigd.",
        (),
        ("D14-07",),
    ),
    "only called costs": Notice(f"Betaal {SAFE}. Betaalt u niet, dan komen daar € 45,00 kosten bij.", (), ("D14-06",)),
    "sent to court": Notice(f"Betaal {SAFE}.{COSTS} Daarna leggen wij beslag op uw loon.", (), ("REM-16",)),
}
VOID = {
    "from today": Notice(f"Betaal € 300,00 binnen 14 dagen na heden.{COSTS}", ("D14-01", "D14-03")),
    "from the date, over two lines": Notice(
        f"U DIENT BINNEN 14 DAGEN NA\nDAGTEKENING VAN DEZE BRIEF TE BETALEN.{COSTS}", ("D14-01", "D14-03")
    ),
    "from dispatch": Notice(f"Gelieve binnen veertien dagen na verzending te betalen.{COSTS}", ("D14-01", "D14-03")),
    "from the date of this letter": Notice(
        f"Betaal binnen twee weken na de datum van deze brief.{COSTS}", ("D14-01", "D14-03")
    ),
    "dgn na dato": Notice(f"Gelieve binnen 14 dgn. na dato te betalen.{COSTS}", ("D14-01", "D14-03")),
    "the day after dispatch": Notice(
        f"Betaal binnen veertien dagen vanaf de dag na verzending van deze brief.{COSTS}", ("D14-01", "D14-03")
    ),
    "without a start": Notice(f"Wij geven u nog 14 dagen om te betalen.{COSTS}", ("D14-01",)),
    "sixteen days without a start": Notice(f"Betaal uiterlijk binnen 16 dagen.{COSTS}", ("D14-01", "D14-05")),
    "eight days": Notice(f"Betaal binnen 8 dagen na ontvangst van deze brief.{COSTS}", ("D14-01",)),
    "from the day of receipt itself": Notice(
        f"Betaal binnen veertien dagen vanaf de dag van ontvangst van deze brief.{COSTS}", ("D14-01",)
    ),
    "a fixed day only": Notice(f"Wij verzoeken u uiterlijk 10 december 2026 te betalen.{COSTS}", ("D14-01", "D14-04")),
    "a fixed day that is early": Notice(f"Betaal {SAFE}, doch uiterlijk op 8 december 2026.{COSTS}", ("D14-04",)),
    "a second, shorter term": Notice(
        f"Betaal {SAFE}. Het bedrag moet binnen 7 dagen na ontvangst zijn voldaan.{COSTS}", ("D14-04",)
    ),
    "at once": Notice(f"Betaal per omgaande, en in elk geval {SAFE}.{COSTS}", ("D14-04",)),
    "no term": Notice(f"Betaal € 300,00 zo spoedig mogelijk.{COSTS}", ("D14-01",)),
    "no costs": Notice(f"Betaal {SAFE}. Betaalt u niet, dan volgen maatregelen.", ("D14-06", "D14-07")),
    "a percentage": Notice(
        f"Betaal {SAFE}. Bij uitblijven van betaling brengen wij 15% incassokosten in rekening.", ("D14-07",)
    ),
    "at least": Notice(
        f"Betaal {SAFE}. Betaalt u niet, dan bent u incassokosten verschuldigd, met een minimum van € 40,00.",
        ("D14-07",),
    ),
    "a range": Notice(f"Betaal {SAFE}. Betaalt u niet, dan zijn de incassokosten € 40,00 tot € 75,00.", ("D14-07",)),
    "between": Notice(
        f"Betaal {SAFE}. Betaalt u niet, dan liggen de incassokosten tussen € 40,00 en € 75,00.", ("D14-07",)
    ),
    "more than the scale": Notice(
        f"Betaal {SAFE}. Betaalt u niet, dan bent u € 75,00 incassokosten verschuldigd.", ("D14-09",)
    ),
    "VAT without the declarations": Notice(
        f"Betaal {SAFE}. Betaalt u niet, dan bent u € 54,45 incassokosten verschuldigd, inclusief 21% btw.", ("D14-12",)
    ),
    "costs asked already": Notice(
        f"Hoofdsom € 300,00\nIncassokosten € 45,00\nTotaal te betalen € 345,00\n\nBetaal € 345,00 {SAFE}.", ("REM-21",)
    ),
    "an administration fee": Notice(f"Betaal {SAFE} € 300,00 en € 7,50 administratiekosten.{COSTS}", ("D14-17",)),
    "commercial interest": Notice(
        f"Betaal € 300,00 met de wettelijke handelsrente van € 4,10 {SAFE}.{COSTS}", ("X-15",)
    ),
    "a hole of the template": Notice(f"Betaal {{{{ principal }}}} {SAFE}.{COSTS}", ("PROOF-01",)),
    "English, from its date": Notice(
        "Please pay within 14 days of the date of this letter. Failing payment you owe collection costs of € 45.00.",
        ("D14-01", "D14-03"),
    ),
}


def proof_of(body: str, law: Law) -> Proof:
    return proofread(reading_of(HEAD + body + FOOT, "fourteen_day_notice", law=law))


def rules(proof: Proof, verdict: Verdict) -> set[str]:
    return {one.finding.rule.number for one in proof.remarks if one.finding.verdict is verdict}


@pytest.mark.parametrize("name", VALID)
def test_a_valid_notice_holds_in_whatever_words(name: str, law: Law) -> None:
    proof = proof_of(VALID[name].body, law)
    assert proof.holds
    assert rules(proof, Verdict.UNMET) == set()
    assert {"D14-01", "D14-03", "D14-04", "D14-06", "D14-07", "D14-09"} <= rules(proof, Verdict.SATISFIED)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_the_words_do_not_settle_is_asked_and_never_met(name: str, law: Law) -> None:
    notice = DOUBTFUL[name]
    proof = proof_of(notice.body, law)
    assert proof.holds
    assert set(notice.open) <= rules(proof, Verdict.UNKNOWN)
    assert not set(notice.open) & rules(proof, Verdict.SATISFIED)
    assert all(one.finding.next_step for one in proof.open)


@pytest.mark.parametrize("name", VOID)
def test_a_void_notice_fails_by_its_rule(name: str, law: Law) -> None:
    notice = VOID[name]
    proof = proof_of(notice.body, law)
    assert not proof.holds
    assert rules(proof, Verdict.UNMET) == set(notice.broken)
    assert all(one.finding.next_step for one in proof.broken)


def test_pages_that_cannot_be_read_may_hold_what_is_missing(law: Law) -> None:
    text = HEAD + "Wij schrijven u over een openstaand bedrag." + FOOT
    whole = proofread(reading_of(text, "fourteen_day_notice", law=law))
    part = proofread(reading_of(text, "fourteen_day_notice", law=law, whole=False))
    assert {"D14-01", "D14-06", "D14-07"} <= rules(whole, Verdict.UNMET)
    assert part.holds
    assert {"D14-01", "D14-03", "D14-04", "D14-06", "D14-07"} <= rules(part, Verdict.UNKNOWN)


def test_less_than_the_scale_is_told_as_the_cap_of_what_can_be_awarded(law: Law) -> None:
    proof = proof_of(f"Betaal {SAFE}. Betaalt u niet, dan bent u € 40,00 incassokosten verschuldigd.", law)
    assert proof.holds
    assert "D14-08" in rules(proof, Verdict.UNMET)
