"""The example cases are whole, invented, and their evidence says what their case files say, to the cent."""

import datetime as dt
import os
import re
import subprocess
import sys
from decimal import Decimal
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from stdnum import iban
from stdnum.nl import btw

from filing.casefile.as_of import as_of
from filing.casefile.loaded import Case
from filing.casefile.loading import load_case
from filing.dutch import amount_text
from filing.law.loader import load_law
from filing.reckoning.reckon import reckon
from filing.reckoning.statement import Statement

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
NAMES = ("business", "consumer")
CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
MAX_FILE, MAX_EXAMPLE = 300_000, 2_000_000  # [bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders in which the evidence was made anew, under different hash seeds."""
    folders = (tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second"))
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tools.make_examples", "--into", str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.DEVNULL,
        )
        for folder, seed in zip(folders, ("1", "2"), strict=True)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    return folders


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def case(name: str) -> Case:
    return load_case(EXAMPLES / name)


def evidence(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("*/evidence/*"))}


def pdf_text(path: Path) -> str:
    """The words of a PDF in one line; a word that was hyphenated at the end of a line is put together."""
    shown = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(re.sub(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])", "", shown).split())


def on_paper(amount: Decimal) -> str:
    return " ".join(amount_text(amount).split())


def mail(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def statement(name: str, on: str) -> Statement:
    day = dt.date.fromisoformat(on)
    return reckon(as_of(load_case(EXAMPLES / name), day).file, load_law(), day)


@pytest.mark.long
def test_the_script_makes_the_same_bytes_each_time(made: tuple[Path, Path]) -> None:
    first, second = (evidence(folder) for folder in made)

    assert list(first) == list(second)
    assert {file for file in first if first[file].read_bytes() != second[file].read_bytes()} == set()


def test_the_committed_files_are_what_the_script_makes(made: tuple[Path, Path]) -> None:
    fresh, committed = evidence(made[0]), evidence(EXAMPLES)
    assert list(fresh) == list(committed)

    # What a PDF looks like inside depends on the text shaping libraries of the machine; what it says does not.
    for file, path in fresh.items():
        if path.suffix == ".pdf":
            assert pdf_text(path) == pdf_text(committed[file]), file
        elif path.suffix in {".png", ".jpg"}:
            with Image.open(path) as one, Image.open(committed[file]) as other:
                assert one.size == other.size, file
                strayed = ImageStat.Stat(ImageChops.difference(one.convert("L"), other.convert("L"))).mean[0]
                assert strayed < 1, file
        elif path.suffix == ".eml":
            one_mail, other_mail = mail(path), mail(committed[file])
            assert one_mail.items() == other_mail.items(), file
            assert said(one_mail) == said(other_mail), file
        else:
            assert path.read_bytes() == committed[file].read_bytes(), file


def said(message: EmailMessage) -> list[str]:
    """Return the words of a mail and the names of what goes with it."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    return [part.get_filename() or str(part.get_content()) for part in parts]


def test_every_exhibit_is_there_and_every_file_has_its_use(name: str, case: Case) -> None:
    listed = {entry.file for entry in case.file.exhibits}
    read_for_figures = {claim.ubl for claim in case.file.claims if claim.ubl}
    there = {path.relative_to(EXAMPLES / name).as_posix() for path in (EXAMPLES / name / "evidence").iterdir()}

    assert there == listed | read_for_figures
    assert not listed & read_for_figures
    assert all(entry.title and entry.proves for entry in case.file.exhibits)


def test_the_examples_are_small(name: str) -> None:
    sizes = {path.name: path.stat().st_size for path in (EXAMPLES / name).rglob("*") if path.is_file()}

    assert {file: size for file, size in sizes.items() if size > MAX_FILE} == {}
    assert sum(sizes.values()) < MAX_EXAMPLE


def test_each_invoice_says_number_dates_vat_and_amount_of_its_claim(name: str, case: Case) -> None:
    for claim in case.file.claims:
        text = pdf_text(EXAMPLES / name / f"evidence/factuur-{claim.number}.pdf")
        assert claim.amount is not None
        assert claim.vat_included is not None
        assert (claim.number or "?") in text
        for amount in (claim.amount, claim.vat_included, claim.amount - claim.vat_included):
            assert on_paper(amount) in text, (claim.number, amount)
        # 21% on what is without VAT, rounded half up: the VAT line is right.
        net = claim.amount - claim.vat_included
        assert abs(net * Decimal("0.21") - claim.vat_included) <= Decimal("0.01")


def test_the_ubl_invoice_says_what_its_paper_says(case: Case) -> None:
    for claim in case.file.claims:
        if claim.ubl is None:
            continue
        root = etree.parse(case.folder / claim.ubl).getroot()
        found = {tag: root.find(f".//{CBC}{tag}").text for tag in ("ID", "IssueDate", "DueDate", "PayableAmount")}

        assert found == {
            "ID": "HB-2026-0358",
            "IssueDate": "2026-06-22",
            "DueDate": "2026-07-22",
            "PayableAmount": "7157.15",
        }
        assert (claim.number, claim.dated_on, claim.due_on) == (
            "HB-2026-0358",
            dt.date(2026, 6, 22),
            dt.date(2026, 7, 22),
        )
        assert on_paper(Decimal("7157.15")) in pdf_text(case.folder / "evidence/factuur-HB-2026-0358.pdf")


def test_the_fourteen_day_notice_uses_the_safe_words_and_names_the_exact_costs() -> None:
    case = load_case(EXAMPLES / "consumer")
    text = pdf_text(case.folder / "evidence/veertiendagenbrief.pdf")

    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in text  # D14-02
    # D14-11 over 3,110.90: 15% of 2,500 + 10% of 610.90 = 375.00 + 61.09; D14-12: no VAT on top.
    assert "€ 436,09" in text
    assert "geen btw" in text
    assert case.file.collector.register_number is not None
    assert case.file.collector.register_number in text  # X-05, REM-10
    named = next(event.costs for event in case.file.history if event.document == "fourteen_day_notice")
    assert named is not None
    assert named.amount == Decimal("436.09")


def test_every_term_relied_on_stands_in_the_terms(name: str, case: Case) -> None:
    contract = case.file.debt.contract
    assert contract is not None
    assert contract.terms is not None
    file = next(entry.file for entry in case.file.exhibits if entry.id == "terms")
    text = re.sub(r"-\s", "", pdf_text(EXAMPLES / name / file))
    for clause in contract.terms.clauses:
        # Without spaces, as a column may break a word anywhere.
        assert clause.text.replace(" ", "") in text.replace(" ", ""), clause.article


def test_the_final_demand_asks_what_was_owed_that_day() -> None:
    text = pdf_text(EXAMPLES / "consumer/evidence/sommatie.pdf")
    owed = statement("consumer", "2026-10-20")

    first = owed.claims[0]
    assert on_paper(first.interest_paid) in text
    assert on_paper(first.principal_paid) in text
    for claim in owed.claims:
        assert on_paper(claim.principal_open) in text
        assert on_paper(claim.interest_open) in text
    assert on_paper(owed.open) in text


@pytest.mark.parametrize(
    ("name", "on", "principal", "interest", "costs", "owed"),
    [
        # By hand: days × principal × 4% / 365, each part rounded half up.
        ("consumer", "2026-07-21", "3110.90", "3.97", "0.00", "3114.87"),
        ("consumer", "2026-08-10", "3110.90", "10.79", "0.00", "3121.69"),
        ("consumer", "2026-08-24", "3110.90", "15.56", "0.00", "3126.46"),
        ("consumer", "2026-09-10", "3110.90", "21.36", "0.00", "3132.26"),
        ("consumer", "2026-09-18", "3110.90", "24.09", "436.09", "3571.08"),
        ("consumer", "2026-10-25", "2819.27", "14.00", "0.00", "2833.27"),
        ("consumer", "2026-11-24", "2819.27", "23.27", "0.00", "2842.54"),
        # 48.59 (19 days at 10.15%) + 382.55 + 252.87 + 57.04 (146, 124 and 89 days at 10.4%).
        ("business", "2026-11-24", "18602.54", "741.05", "961.03", "20304.62"),
    ],
)
def test_what_is_owed_is_what_the_readme_says(
    name: str, on: str, principal: str, interest: str, costs: str, owed: str
) -> None:
    found = statement(name, on)

    assert found.principal_open == Decimal(principal)
    assert found.interest_open == Decimal(interest)
    assert found.costs.open == Decimal(costs)
    assert found.open == Decimal(owed)
    about = (EXAMPLES / "README.md").read_text("utf-8").split(f"## {name}:")[1].split("\n## ")[0]
    row = next(line for line in about.splitlines() if line.startswith(f"| {on}"))
    assert row.endswith(f"| {Decimal(owed):,.2f} |")


def readable(path: Path) -> str:
    """Return all words of a file, of mails with what goes with them."""
    if path.suffix == ".pdf":
        return pdf_text(path)
    if path.suffix == ".eml":
        message = mail(path)
        return "\n".join([*map(str, message.values()), *said(message)])
    return path.read_text("utf-8") if path.suffix in {".txt", ".xml", ".yaml"} else ""


def test_nothing_points_to_a_real_person_or_account(name: str) -> None:
    for path in sorted((EXAMPLES / name).rglob("*.*")):
        text = readable(path)
        hosts = re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|\b(www\.[\w-]+(?:\.[\w-]+)+)", text)
        assert all("".join(host).rstrip(".").endswith(".example") for host in hosts), (path.name, hosts)
        for found in re.findall(r"\bNL\d{2} ?[A-Z]{4}(?: ?\d){10}\b", text):
            assert iban.validate(found)[4:8] == "VBNK", (path.name, found)
        for found in re.findall(r"\bNL\d{9}B\d{2}\b", text):
            assert btw.is_valid(found), (path.name, found)
            assert found.startswith("NL0000"), (path.name, found)
        for found in re.findall(r"\b0\d{1,2} - (\d{2,3})", text):
            assert found.startswith("00"), (path.name, found)


def test_the_photograph_tells_when_and_not_where() -> None:
    with Image.open(EXAMPLES / "consumer/evidence/afleverbon.jpg") as photo:
        exif = photo.getexif()

    assert exif[0x0132] == "2026:06:17 14:11:52"
    assert exif.get_ifd(0x8825) == {}  # no GPS
    assert exif[0x0112] == 1  # upright


def test_the_order_was_confirmed_with_its_terms_on_a_durable_medium() -> None:
    message = mail(EXAMPLES / "consumer/evidence/orderbevestiging.eml")
    body = message.get_body(("plain",))
    assert body is not None

    assert "Bestelling met betalingsverplichting" in body.get_content()
    assert [part.get_content_type() for part in message.iter_attachments()] == ["application/pdf"] * 2
    assert "€\xa03.110,90" in body.get_content()
