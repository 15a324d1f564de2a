"""What a packet says: the account is the statement, the case loads again, and nobody reads what is not for them."""

import datetime as dt
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from prepared_cases import EXAMPLES, NAMES, ON, ROOT, office, packet_of, prepared, standing

from filing.casefile.as_of import as_of
from filing.casefile.loading import load_case
from filing.errors import ExhibitsMissing
from filing.packet.container import unpack
from filing.packet.contents import Addressee
from filing.packet.disclosure import disclosed
from filing.packet.verify import verify
from filing.workflow import prepare

NAMESPACE = {"f": "urn:filing:package:1"}
NEVER_SHOWN = "123456782"  # passes the check of a citizen service number, and is known as an example of one
OPENS_A_FILE = "Geheim-Woord-77"
MADE = [
    (name, addressee)
    for name in NAMES
    for addressee in Addressee
    if (name, addressee) != ("business", Addressee.BAILIFF)
]


def parts_of(name: str, addressee: Addressee) -> dict[str, bytes]:
    return unpack(packet_of(name, addressee))


def account(name: str, addressee: Addressee) -> etree._Element:
    return etree.fromstring(parts_of(name, addressee)["filing.xml"])


@cache
def pdf_text(data: bytes) -> str:
    """Text of the pages and the metadata; cached, as the same bundle lies in every packet of a case."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])


def everything_in(parts: Mapping[str, bytes]) -> str:
    """All text of all parts: of Word files their inner files, of PDFs the text of their pages and their metadata."""
    found = []
    for name, data in sorted(parts.items()):
        found += [name, data.decode("latin-1"), data.decode("utf-8", "replace")]
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                found += [archive.read(inner).decode("utf-8", "replace") for inner in archive.namelist()]
        if data.startswith(b"%PDF"):
            found.append(pdf_text(data))
    return "\n".join(found)


@pytest.mark.parametrize(("name", "addressee"), MADE)
def test_every_packet_of_the_examples_is_sound_and_says_whose_it_is(name: str, addressee: Addressee) -> None:
    found = verify(packet_of(name, addressee))
    assert found.problems == ()
    assert (found.addressee, found.on) == (addressee.value, ON)
    assert found.open == standing(name).statement.open
    assert len(found.documents) == sum(path.startswith("documents/") for path in parts_of(name, addressee))


def test_who_gets_what() -> None:
    def documents(name: str, addressee: Addressee) -> set[str]:
        return {part.removeprefix("documents/") for part in parts_of(name, addressee) if part.startswith("documents/")}

    two = {f"{kind}.{form}" for kind in ("summons", "bailiff_instruction") for form in ("pdf", "docx", "xml")}
    assert documents("consumer", Addressee.BAILIFF) == two
    assert documents("consumer", Addressee.LAWYER) == two
    assert documents("consumer", Addressee.COURT) == {"summons.pdf", "summons.xml"}
    assert documents("business", Addressee.COURT) == {"attachment_request.pdf", "attachment_request.xml"}
    assert [name for name, _, _ in prepared("business").packets] == ["packet-court", "packet-lawyer"]


@pytest.mark.parametrize("name", NAMES)
def test_filing_xml_is_valid_against_the_schema_that_is_shipped(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(ROOT / "schemas" / "filing-package.xsd")))
    schema.assertValid(account(name, Addressee.LAWYER))


@pytest.mark.parametrize("name", NAMES)
def test_every_interest_period_and_amount_is_that_of_the_statement(name: str) -> None:
    statement = standing(name).statement
    root = account(name, Addressee.LAWYER)
    written = [
        (
            claim.get("id"),
            one.get("since"),
            one.get("until"),
            one.get("days"),
            one.get("base"),
            one.get("rate"),
            one.get("interest"),
        )
        for claim in root.iterfind("f:statement/f:claim", NAMESPACE)
        for one in claim.iterfind("f:period", NAMESPACE)
    ]
    meant = [
        (
            claim.claim_id,
            str(one.since),
            str(one.until),
            str(one.days),
            f"{one.base:.2f}",
            f"{one.rate.normalize():f}",
            f"{one.interest:.2f}",
        )
        for claim in statement.claims
        for one in claim.periods
    ]
    assert written == meant
    assert len(written) >= 3
    shown = root.find("f:statement", NAMESPACE)
    assert shown is not None
    figures = {key: Decimal(value) for key, value in shown.items() if key != "on"}
    assert figures == {
        "principal": statement.principal,
        "interest": statement.interest,
        "costs": statement.costs.total,
        "costs-interest": Decimal(0),  # neither example claims it
        "costs-interest-open": Decimal(0),
        "asked": statement.open,
        "reserved": Decimal(0),
        "paid": statement.paid,
        "surplus": statement.surplus,
        "open": statement.open,
        "principal-open": statement.principal_open,
        "interest-open": statement.interest_open,
        "costs-open": statement.costs.open,
        "per-day": statement.per_day,
    }
    assert figures["principal"] + figures["interest"] + figures["costs"] - figures["paid"] == figures["open"]


def test_the_figures_of_the_consumer_example_are_those_of_its_page() -> None:
    """Source: examples/README.md, computed by hand."""
    found = verify(packet_of("consumer", Addressee.COURT))
    assert (found.principal, found.interest, found.costs, found.open) == tuple(
        map(Decimal, ("2819.27", "23.27", "0.00", "2842.54"))
    )
    assert verify(packet_of("business", Addressee.COURT)).open == Decimal("20304.62")


@pytest.mark.parametrize("name", NAMES)
def test_documents_and_exhibits_in_filing_xml_are_the_parts_of_the_packet(name: str) -> None:
    root, parts = account(name, Addressee.LAWYER), parts_of(name, Addressee.LAWYER)
    for one in root.iterfind("f:documents/f:document", NAMESPACE):
        assert hashlib.sha256(parts[one.get("file", "")]).hexdigest() == one.get("sha256")
    pages = [int(one.get("last-page", "0")) for one in root.iterfind("f:exhibits/f:exhibit", NAMESPACE)]
    bundle = pypdf.PdfReader(io.BytesIO(parts["bundle/bundle.pdf"]))
    assert pages[-1] == len(bundle.pages)
    hashed = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (EXAMPLES / name / "evidence").iterdir()}
    listed = [one for one in root.iterfind("f:exhibits/f:exhibit", NAMESPACE) if "#" not in one.get("id", "")]
    assert {one.get("sha256") for one in listed} <= hashed


def test_hashes_txt_is_what_sha256sum_reads() -> None:
    parts = parts_of("consumer", Addressee.COURT)
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(parts.items()) if name != "hashes.txt"
    ]
    assert parts["hashes.txt"].decode().splitlines() == lines


@pytest.mark.parametrize(("name", "addressee"), MADE)
def test_case_json_loads_again_to_the_values_that_were_disclosed(
    name: str, addressee: Addressee, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / name / "evidence", tmp_path / "evidence")
    (tmp_path / "case.json").write_bytes(parts_of(name, addressee)["case.json"])
    kinds = {one.kind for one in verify(packet_of(name, addressee)).documents}
    known = as_of(load_case(EXAMPLES / name), ON).file
    assert load_case(tmp_path).file == disclosed(known, addressee, kinds)
    if addressee is not Addressee.COURT:
        assert load_case(tmp_path).file == known


def test_the_court_gets_nothing_of_the_desks_own_work() -> None:
    """What the court gets, the other side gets."""
    case = json.loads(parts_of("consumer", Addressee.COURT)["case.json"])
    assert not [
        key for key in ("instruction", "answers", "overrides", "register_checks", "payment_plans") if case.get(key)
    ]
    assert {"instruction", "answers", "register_checks"} <= json.loads(
        parts_of("consumer", Addressee.BAILIFF)["case.json"]
    ).keys()
    said = everything_in(parts_of("consumer", Addressee.COURT))
    for words in ("Wilt u de dagvaarding uiterlijk", "250.00", "D14-34", "sinds 1 mei 2019"):
        assert words not in said
        assert words in everything_in(parts_of("consumer", Addressee.BAILIFF))
    assert all(event.get("document") or event.get("evidence") for event in case["history"])
    assert not any("summary" in event for event in case["history"])


def test_what_may_be_seized_is_in_a_court_packet_only_with_the_petition() -> None:
    known = standing("business").facts.file
    assert disclosed(known, Addressee.COURT, {"summons"}).seizure_targets == ()
    assert disclosed(known, Addressee.COURT, {"summons"}).seizure_request is None
    assert "seizure_targets" in json.loads(parts_of("business", Addressee.COURT)["case.json"])


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All parts of all packets of a case with a citizen service number, a file password and an overrule."""
    folder = tmp_path_factory.mktemp("secretive") / "case"
    shutil.copytree(EXAMPLES / "consumer", folder)
    text = (folder / "case.yaml").read_text()
    text = text.replace(
        "    birth_date: 1984-03-14",
        f'    birth_date: 1984-03-14\n    citizen_service_number: "{NEVER_SHOWN}"\n    note: Notitie-over-gedaagde',
    )
    text = text.replace(
        "    title: Veertiendagenbrief\n", f"    title: Veertiendagenbrief\n    password: {OPENS_A_FILE}\n"
    )
    text += "\noverrides:\n  - {rule: D14-34, by: F.J. Oosterling, on: 2026-11-20, reason: Beding-gelezen-en-akkoord}\n"
    (folder / "case.yaml").write_text(text)
    made = prepare(folder, ON, office())
    return {f"{name}/{part}": data for name, _, packet in made.packets for part, data in unpack(packet).items()}


def test_no_citizen_service_number_and_no_password_is_in_any_part_of_any_packet(secretive: dict[str, bytes]) -> None:
    said = everything_in(secretive)
    assert NEVER_SHOWN not in said
    assert OPENS_A_FILE not in said
    assert "citizen_service_number" not in said


def test_an_overrule_is_told_to_those_who_act_for_the_creditor_and_not_to_the_court(
    secretive: dict[str, bytes],
) -> None:
    def said_to(addressee: str) -> str:
        return everything_in(
            {name: data for name, data in secretive.items() if name.startswith(f"packet-{addressee}/")}
        )

    for words in ("Beding-gelezen-en-akkoord", "Notitie-over-gedaagde"):
        assert words in said_to("bailiff")
        assert words in said_to("lawyer")
        assert words not in said_to("court")
    assert '"note":' not in said_to("court")
    cover = re.sub(r"\s", "", pdf_text(secretive["packet-bailiff/cover.pdf"]))
    assert "Beding-gelezen-en-akkoord" in cover


@pytest.mark.long
@pytest.mark.parametrize("environment", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "nl_NL.UTF-8", "PYTHONHASHSEED": "7"}])
def test_the_same_case_gives_the_same_bytes_in_another_process(environment: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from filing.cli.main import main; main()", "prepare", str(EXAMPLES / "consumer")]
    subprocess.run(
        [*command, "--on", str(ON), "-o", str(tmp_path)],
        env={**os.environ, **environment},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name, _, data in prepared("consumer").packets:
        assert (tmp_path / f"{name}.zip").read_bytes() == data
    for one in prepared("consumer").written:
        for form, data in one.files:
            assert (tmp_path / "documents" / f"{one.name}.{form}").read_bytes() == data


def test_a_cover_says_in_one_look_what_it_is() -> None:
    flat = re.sub(r"\s+", " ", pdf_text(parts_of("consumer", Addressee.BAILIFF)["cover.pdf"]))
    for words in (
        "Dossier PI-2026-04417",
        "gerechtsdeurwaarder",
        "€ 2.842,54",
        "dinsdag 8 december 2026",
        "033 - 000 44 17",
    ):
        assert words in flat


def test_a_packet_is_never_made_with_evidence_missing(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "consumer", tmp_path / "case")
    (tmp_path / "case" / "evidence" / "sommatie.pdf").write_bytes(b"%PDF-1.7\nnot a document\n")
    with pytest.raises(ExhibitsMissing) as refusal:
        prepare(tmp_path / "case", ON, office())
    assert [problem.file for problem in refusal.value.problems] == ["evidence/sommatie.pdf"]


def test_the_legal_date_is_in_the_packet_and_no_other_day_of_making() -> None:
    """Nothing reads the clock: today stands nowhere but as the legal date."""
    today = dt.datetime.now(dt.UTC).date()
    if today == ON:
        pytest.skip("today is the legal date")
    said = everything_in(
        {k: v for k, v in parts_of("consumer", Addressee.COURT).items() if not k.startswith("bundle/")}
    )
    assert f"{today:%Y%m%d}" not in said
    assert str(today) not in said
