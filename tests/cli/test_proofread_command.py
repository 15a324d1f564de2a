"""``filing proofread`` as the shell sees it: what it says, in JSON and in words, its exit codes, and hostile files."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from prepared_cases import EXAMPLES

from filing.bundle.letter_reader import read_apart
from filing.bundle.refusals import Reason, Refused
from filing.cli.main import main

GOOD = (
    "Ons Dorp, 24 november 2026\n\nFactuur 2026-118 van 1 oktober 2026, hoofdsom € 300,00.\n\nBetaal binnen veertien "
    "dagen vanaf de dag nadat deze brief bij u is bezorgd. Betaalt u niet, dan bent u € 45,00 aan incassokosten "
    "verschuldigd.\n"
)
VOID = GOOD.replace("vanaf de dag nadat deze brief bij u is bezorgd", "na heden")
LETTER = EXAMPLES / "consumer" / "evidence" / "veertiendagenbrief.pdf"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["filing", "proofread", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def test_a_sound_letter_holds_with_exit_code_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text(GOOD)
    words = (str(tmp_path / "brief.txt"), "--kind", "fourteen_day_notice")
    code, out, _ = run(monkeypatch, capsys, *words, "--json")
    answer = json.loads(out)
    assert (code, answer["holds"], answer["kind"]) == (0, True, "fourteen_day_notice")
    assert {"rule", "verdict", "severity", "message", "quote", "next_step"} <= answer["findings"][0].keys()
    assert max(len(one["quote"]) for one in answer["findings"]) <= 80
    code, out, _ = run(monkeypatch, capsys, *words)
    assert code == 0
    assert out.startswith("Houdt stand")


def test_a_void_letter_ends_with_30_and_the_first_line_names_the_rule(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text(VOID)
    words = (str(tmp_path / "brief.txt"), "--kind", "fourteen_day_notice")
    code, out, _ = run(monkeypatch, capsys, *words)
    assert code == 30
    assert out.startswith("Houdt geen stand. D14-01")
    code, out, _ = run(monkeypatch, capsys, *words, "--lang", "en", "--json")
    assert (code, json.loads(out)["holds"]) == (30, False)


def test_the_letter_of_the_example_holds_in_its_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(EXAMPLES / "consumer")
    code, out, _ = run(monkeypatch, capsys, str(LETTER), "--kind", "fourteen_day_notice", "--case", case, "--json")
    answer = json.loads(out)
    assert (code, answer["holds"]) == (0, True)
    met = {one["rule"] for one in answer["findings"] if one["verdict"] == "satisfied"}
    assert {"D14-01", "D14-07", "D14-09", "REM-01", "PROOF-02", "X-10"} <= met


def test_a_letter_of_another_case_is_seen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(EXAMPLES / "business")
    code, out, _ = run(
        monkeypatch,
        capsys,
        str(LETTER),
        "--kind",
        "fourteen_day_notice",
        "--case",
        case,
        "--on",
        "2026-11-24",
        "--json",
    )
    unmet = {one["rule"] for one in json.loads(out)["findings"] if one["verdict"] == "unmet"}
    assert code == 30
    assert {"REM-01", "PROOF-02", "X-10"} <= unmet


def word_file(document: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return made.getvalue()


def test_word_documents_are_read_without_hidden_and_deleted_words() -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f"<w:document {namespace}><w:body><w:p><w:r><w:t>binnen 14 </w:t></w:r><w:r><w:t>dagen</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "</w:p><w:p><w:r><w:t>na heden</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_apart(word_file(body), ".docx").text.split() == ["binnen", "14", "dagen", "na", "heden"]


LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj "
    b"trailer<</Root 1 0 R>>"
)
HOSTILE = {
    "entities": (word_file('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), ".docx", Reason.DAMAGED),
    "a part that unpacks to much": (word_file(" " * 40_000_000), ".docx", Reason.TOO_LARGE),
    "broken XML": (word_file("<a>" * 500), ".docx", Reason.DAMAGED),
    "pages in a loop": (
        LOOP,
        ".pdf",
        Reason.DAMAGED,
    ),
    "text without end": (b"betaal " * 100_000, ".txt", Reason.TOO_LARGE),
    "a program": (b"\x7fELF\x00\x00", "", Reason.UNSUPPORTED),
    "nothing": (b"", ".txt", Reason.EMPTY),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_its_reason(name: str) -> None:
    data, ending, reason = HOSTILE[name]
    with pytest.raises(Refused) as refused:
        read_apart(data, ending)
    assert refused.value.reason is reason


def test_a_scan_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "leeg.txt").write_text("   \n")
    code, out, _ = run(monkeypatch, capsys, str(tmp_path / "leeg.txt"), "--kind", "summons", "--json")
    error = json.loads(out)["error"]
    assert (code, error["code"]) == (57, "BUNDLE-LETTER")
    assert "--ocr" in error["next_step"]
    assert "leeg" not in error["message"]


def test_a_file_that_is_not_there_and_a_kind_that_is_none_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, capsys, str(tmp_path / "x.pdf"), "--kind", "summons")[0] == 57
    assert run(monkeypatch, capsys, str(LETTER), "--kind", "postcard")[0] == 41
