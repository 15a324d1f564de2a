"""The document kind interest_statement: an annex that adds up from what it prints, in every format and as CSV."""

import csv
import datetime as dt
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pypdf
import pytest
from case_builder import business, case, claim, loaded, notice, paid
from explained_cases import HARD_ON, cases, hard_case
from hypothesis import given
from hypothesis import settings as with_settings
from prepared_cases import ON, ROOT, office, packet_of, standing

from filing.casefile.as_of import as_of
from filing.casefile.case import CaseFile
from filing.casefile.loading import load_case
from filing.documents.fields import NO_EXHIBITS
from filing.documents.texts import texts
from filing.documents.to_csv import COLUMNS, guarded, to_csv
from filing.documents.tree import Table, Text
from filing.documents.write import CSV, FORMATS, Written, write_kind
from filing.errors import WrongUsage
from filing.law.loader import load_law
from filing.law.table import Law
from filing.packet.container import unpack
from filing.packet.contents import Addressee
from filing.reckoning.explain import explain
from filing.reckoning.reckon import reckon
from filing.rules.plan import Status
from filing.workflow import Standing, kinds_for, stand

KIND = "interest_statement"
WITH_FIGURES = (*FORMATS, CSV)
CENT = Decimal("0.01")
LINES = ["Van", "Tot en met", "Begint door", "Dagen", "Over", "Per jaar", "Rente"]
LAW = load_law()  # hypothesis writes out what it is given, and a law is long
HOSTILE = ("=1+1", "+31 20", "-5", "@sum(A1)", '=HYPERLINK("x")', "F<1>&{{2}}", 'a"b;c', "gewoon")

Rows = list[dict[str, str]]


def made(where: Standing, formats: tuple[str, ...] = FORMATS) -> Written:
    (one,) = write_kind(office().desk, office().kinds.kind(KIND), where.facts, NO_EXHIBITS, formats)
    return one


@cache
def hard() -> Written:
    return made(stand(loaded(hard_case()), HARD_ON, office()), WITH_FIGURES)


@cache
def of_example(name: str) -> Written:
    return made(standing(name), WITH_FIGURES)


def figures(file: CaseFile, law: Law, on: dt.date) -> Rows:
    known = as_of(loaded(file), on).file
    return read(to_csv(explain(known, reckon(known, law, on), law)))


def read(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def total(rows: Rows, line: str, **where: str) -> Decimal:
    found = (row for row in rows if row["line"] == line and all(row[key] == value for key, value in where.items()))
    return sum((Decimal(row["amount"]) for row in found), Decimal(0))


def check(rows: Rows) -> None:
    """Every line from its own printed columns, and every sum from the lines above it."""
    sums = {row["head"]: row for row in rows if row["line"] == "sum"}
    for row in rows:
        if row["line"] in {"interest", "costs_interest"}:
            days = (dt.date.fromisoformat(row["through"]) - dt.date.fromisoformat(row["from"])).days + 1
            assert int(row["days"]) == days
            base, rate = Decimal(row["over"] or 0), Decimal(row["rate"] or 0)
            assert Decimal(row["amount"]) == cents(base * rate * days / 36500)
    assert total(rows, "interest") == Decimal(sums["interest"]["amount"])
    principal = total(rows, "claim") - total(rows, "credit_note")
    assert principal == Decimal(sums["principal"]["amount"])
    assert total(rows, "costs") + total(rows, "costs_vat") == Decimal(sums["costs"]["amount"])
    for head, row in sums.items():
        assert Decimal(row["amount"]) - total(rows, "payment_part", head=head) == Decimal(row["open_after"])
    assert sum(Decimal(row["open_after"]) for row in sums.values()) == total(rows, "open")
    per_day = [Decimal(row["over"]) * Decimal(row["rate"]) / 36500 for row in rows if row["line"] == "per_day"]
    assert cents(sum(per_day, Decimal(0))) == total(rows, "per_day_together")
    tiers = [row for row in rows if row["line"] == "costs_tier"]
    for row in tiers:
        assert Decimal(row["amount"]) == Decimal(row["over"]) * Decimal(row["rate"]) / 100
    if tiers:
        over = sum(Decimal(row["over"]) for row in rows if row["line"] == "costs_principal")
        assert sum(Decimal(row["over"]) for row in tiers) == over


@pytest.mark.parametrize("name", ["consumer", "business"])
def test_the_csv_of_an_example_adds_up_from_its_own_columns(name: str) -> None:
    check(read(dict(of_example(name).files)["csv"]))


def test_the_csv_of_eight_claims_over_ten_years_adds_up_from_its_own_columns() -> None:
    check(read(dict(hard().files)["csv"]))


@given(file=cases())
@with_settings(max_examples=25)
def test_the_csv_of_any_case_adds_up_from_its_own_columns(file: CaseFile) -> None:
    check(figures(file, LAW, dt.date(2026, 11, 24)))


def as_amount(text: str) -> Decimal:
    """Read a figure as a Dutch reader does; a dash is nothing."""
    digits = re.sub(r"[^0-9,]", "", text).replace(",", ".")
    return Decimal(digits or 0)


def cells(table: Table) -> list[list[str]]:
    return [
        ["".join(part.text for part in cell.content if isinstance(part, Text)) for cell in row.cells]
        for row in table.body
    ]


def heads(table: Table) -> list[str]:
    return [part.text for row in table.head for cell in row.cells for part in cell.content if isinstance(part, Text)]


@pytest.mark.parametrize("which", ["consumer", "business", "hard"])
def test_the_printed_tables_add_up_as_a_reader_adds_them(which: str) -> None:
    one = hard() if which == "hard" else of_example(which)
    tables = [block for block in one.document.body if isinstance(block, Table)]
    interest = [table for table in tables if heads(table) == LINES]
    assert interest
    for table in interest:
        *lines, last = cells(table)
        for _, _, _, days, base, rate, amount in lines:
            assert as_amount(amount) == cents(as_amount(base) * as_amount(rate) * int(days) / 36500)
        assert sum(as_amount(line[6]) for line in lines) == as_amount(last[-1])
        assert sum(int(line[3]) for line in lines) == int(last[1])
    (summary,) = [table for table in tables if heads(table)[1:] == ["Verschuldigd", "Voldaan", "Open"]]
    *lines, last = cells(summary)
    for place in (1, 2, 3):
        assert sum(as_amount(line[place]) for line in lines) == as_amount(last[place])
    assert all(as_amount(line[1]) - as_amount(line[2]) == as_amount(line[3]) for line in (*lines, last))


def test_every_payment_of_the_document_is_the_sum_of_its_parts() -> None:
    tables = [block for block in hard().document.body if isinstance(block, Table)]
    (payments,) = [table for table in tables if heads(table)[:1] == ["Ontvangen"]]
    *lines, last = cells(payments)
    groups: list[list[Decimal]] = []
    for _, _, received, part, _ in lines:
        if received:
            groups.append([as_amount(received)])
        groups[-1].append(as_amount(part))
    assert len(groups) == 14
    assert all(received == sum(parts) for received, *parts in groups)
    assert sum(received for received, *_ in groups) == as_amount(last[1])


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_head_of_a_long_table_is_repeated_and_no_date_is_broken() -> None:
    data = dict(hard().files)["pdf"]
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(pages) > 6
    shown = squeezed("".join(pages))
    assert [text for text in texts(hard().document) if squeezed(text) not in shown] == []
    for page in pages[2:6]:
        assert "Tot en met" in page
    dates = {text for text in texts(hard().document) if re.fullmatch(r"\d\d-\d\d-\d{4}", text)}
    together = "\n".join(pages)
    assert dates
    assert all(date in together for date in dates)


def test_it_asks_and_threatens_nothing() -> None:
    for one in (hard(), of_example("consumer"), of_example("business")):
        text = dict(one.files)["txt"].decode().lower()
        for word in ("te betalen", "binnen", "sommeer", "sommatie", "dagvaard", "uiterlijk", "maatregelen", "iban"):
            assert word not in text


def test_how_sure_a_value_is_stands_in_the_csv_and_never_in_the_document() -> None:
    for one in (hard(), of_example("consumer")):
        for form in ("txt", "xml"):
            shown = dict(one.files)[form].decode()
            for word in ("reported", "published", "unverified", "single", "Luxis", "rentetool", "third-party"):
                assert word not in shown
        assert ",reported," in dict(one.files)["csv"].decode()
    assert "Staatsblad 2012, 141" in dict(of_example("consumer").files)["txt"].decode()
    assert "39855" not in dict(of_example("consumer").files)["txt"].decode()  # what a secondary source cites


def test_the_same_case_makes_the_same_bytes() -> None:
    again = made(stand(loaded(hard_case()), HARD_ON, office()), WITH_FIGURES)
    assert again.files == hard().files


def test_the_csv_has_its_columns_in_their_order_and_rfc_4180_line_ends() -> None:
    data = dict(of_example("consumer").files)["csv"]
    assert data.startswith(
        b"line,claim,number,payment,head,from,through,days,over,interest_in_it,rate,amount,open_after,why,article,"
        b"table,row_from,row_status,row_source\r\n"
    )
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert COLUMNS[0] == "line"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_spreadsheet_takes_for_a_formula_is_guarded(law: Law, text: str) -> None:
    file = business(claim("F1", number=text), payments=[paid("2026-03-01", "10.00", "P1")])
    row = next(row for row in figures(file, law, ON) if row["line"] == "claim")
    assert row["number"] == (f"'{text}" if text[0] in "=+-@" else text)


def test_a_guard_is_set_behind_blanks_too_and_figures_have_none() -> None:
    assert [guarded(text) for text in ("  =1", "\t1", "1-2", "")] == ["'  =1", "'\t1", "1-2", ""]


def test_a_kind_without_figures_is_not_made_as_csv() -> None:
    facts = standing("consumer").facts
    with pytest.raises(WrongUsage, match="summons is not made as csv"):
        write_kind(office().desk, office().kinds.kind("summons"), facts, NO_EXHIBITS, ["csv"])


@pytest.mark.parametrize("form", WITH_FIGURES)
def test_hostile_names_come_out_as_they_were_written(form: str) -> None:
    file = load_case(ROOT / "tests" / "cases" / "hostile_names").file
    data = dict(made(stand(loaded(file), dt.date(2026, 7, 1), office()), WITH_FIGURES).files)[form]
    number = file.claims[0].number or ""
    if form == "csv":
        assert number in {row["number"] for row in read(data)}
        return
    if form in {"txt", "xml"}:
        shown = data.decode() if form == "txt" else re.sub(r"<[^>]*>", "", data.decode())
        shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert squeezed(number) in squeezed(shown)


def test_it_is_allowed_and_never_due_and_no_packet_takes_it_by_itself() -> None:
    for name in ("consumer", "business"):
        plan = standing(name).plan
        assert plan.document(KIND).status is Status.ALLOWED
        assert KIND not in plan.next
        for addressee in (Addressee.COURT, Addressee.LAWYER):
            assert KIND not in kinds_for(standing(name), addressee, office())
            assert not [part for part in unpack(packet_of(name, addressee)) if KIND in part]


def test_it_does_not_apply_before_any_default(law: Law) -> None:
    file = case(claim("F1", dated="2026-01-01", due="2026-01-31"))
    assert stand(loaded(file), dt.date(2026, 1, 31), office()).plan.document(KIND).status is Status.NOT_APPLICABLE
    assert stand(loaded(file), dt.date(2026, 2, 1), office()).plan.document(KIND).status is Status.ALLOWED


def test_costs_under_the_cap_of_a_notice_say_so() -> None:
    """D14-08: the scale over 1,000.00 gives 150.00, the notice named 10.00."""
    letter = notice("2026-03-02", "10.00", delivered_on="2026-03-03")
    file = case(claim("F1", "1000.00", "2026-01-01", "2026-01-31"), history=[letter])
    text = dict(made(stand(loaded(file), dt.date(2026, 5, 1), office())).files)["txt"].decode()
    assert re.search(r"Samen, afgerond op de cent +€ 150,00", text)
    assert re.search(r"Niet meer dan de aanmaning noemde +€ 10,00", text)
