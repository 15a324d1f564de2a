"""``filing log``: what it adds, that everything else in the file stays, and that no entry is ever lost."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from filing.casefile.changes import Append, Put, changed
from filing.casefile.loading import load_case
from filing.casefile.yaml_surgery import text_with
from filing.cli.main import filing
from filing.errors import CaseBusy, CaseInvalid, WrongUsage
from filing.yaml_strict import read_yaml

SMALL = """\
schema: 1
references: {ours: PROEF-1}   # our number
creditor: {type: legal_person, name: Proef B.V., legal_form: bv, kvk: "01234567"}
collector: {role: creditor}
debtors:
    -   type: natural_person      # four columns, as somebody liked it
        acts_as: consumer
        last_name: 'Jansen'
        addresses: [{kind: residence, street: Dorpsstraat, number: "1", postcode: 1234 AB, city: Utrecht}]

debt:
  kind: consumer_sale
  contract: {kind: koopovereenkomst, subject: de levering van een fiets, payment_term: {set_by: agreed}}
claims:
- id: F1
  number: F-1
  amount: 1000.00
  dated_on: 2026-01-01
  due_on: 2026-01-31
pay_to: {iban: NL93VBNK0000000101, holder: Proef B.V.}
# the end
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(filing, words)


def log(folder: Path, *words: str) -> Result:
    result = run("log", str(folder), *words)
    assert result.exit_code == 0, result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def text(folder: Path) -> str:
    return (folder / "case.yaml").read_text("utf-8")


def test_a_case_is_run_from_the_command_line_to_the_final_demand(folder: Path) -> None:
    assert "reminder" in log(folder, "sent", "reminder", "--on", "2026-02-03", "--lang", "en").stdout
    log(folder, "delivered", "--on", "2026-02-05")
    found = json.loads(log(folder, "sent", "fourteen_day_notice", "--on", "2026-02-24", "--json").stdout)
    # D14-01 and D14-02: fourteen days from the day after receipt; D14-11: 15% of 1,000.00
    (entry,) = [one["value"] for one in found["added"]]
    assert (entry["term"]["days"], entry["term"]["starts"]) == ("14", "day_after_receipt")
    assert entry["term"]["wording"] == "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
    assert entry["costs"] == {"amount": "150.00"}
    assert entry["asked"] == "1002.52"  # 23 days from 1 February: 1000 x 4% x 23/365 = 2.52
    assert found["next"] == []
    # dispatched on Tuesday 24 February: delivered on Thursday 26 February, fourteen days to Thursday 12 March
    plan = json.loads(run("plan", str(folder), "--on", "2026-03-13", "--json").stdout)
    assert plan["next"] == ["final_demand"]
    assert plan["outlook"][0]["costs"] == "150.00"
    log(folder, "sent", "final_demand", "--on", "2026-03-17")
    log(folder, "dispute", "Het werkt niet: kapot.", "--on", "2026-03-20")
    plan = json.loads(run("plan", str(folder), "--on", "2026-04-20", "--json").stdout)
    assert next(one["kinds"] for one in plan["steps"] if one["state"] == "next") == ["dispute_reply"]
    assert plan["next"] == []  # what is answered, point by point, is not on record (DIS-03)
    log(folder, "reply", "Wel hersteld", "--on", "2026-03-24")
    log(folder, "payment", "100", "--on", "2026-03-25", "--claim", "F1")
    plan = json.loads(run("plan", str(folder), "--on", "2026-04-20", "--json").stdout)
    assert (plan["by_hand"], plan["steps"][-1]["kinds"]) == ([], ["summons", "bailiff_instruction"])
    file = load_case(folder).file
    assert [event.id for event in file.history] == ["reminder-1", "notice-1", "final-demand-1"]
    assert [one.id for one in (*file.payments, *file.disputes)] == ["payment-1", "dispute-1"]


def test_every_line_that_was_there_stays_and_in_its_order(folder: Path) -> None:
    for words in (
        ("sent", "reminder", "--channel", "email", "--at", "09:30", "--by", "A. 'B'"),
        ("received", "Ik betaal niet", "--channel", "email"),
        ("call", "afgesproken: \"morgen\" # echt"),
        ("visit",), ("promise", "vrijdag"), ("acknowledgement", "erkend"), ("suit",), ("note", "0123"),
        ("payment", "50.00", "termijn 1"),
        ("dispute", "geen: lijst"),
        ("reply", "dispute-1", "wel: waar"),
        ("answer", "X-39", "no", "navraag", "--by", "A"),
        ("check", "insolvency", "debtor-1", "clear", "--by", "A"),
        ("override", "X-42", "gestuit", "--by", "A"),
        ("returned", "reminder-1"),
        ("set", "proceedings.docket_date", "2026-12-16"),
        ("set", "proceedings.docket_time", "09:30"),
        ("set", "claims.F1.description", "007"),
        ("set", "debtors.debtor-1.email", "j@voorbeeld.example"),
    ):  # fmt: skip
        log(folder, *words, "--on", "2026-11-24")
    left = iter(text(folder).splitlines())
    assert all(any(line == kept for kept in left) for line in SMALL.splitlines())
    file = load_case(folder).file
    assert (file.claims[0].description, file.creditor.kvk) == ("007", "01234567")
    assert file.history[2].summary == 'afgesproken: "morgen" # echt'
    assert file.disputes[0].replies[0].summary == "wel: waar"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("payment", "1,50"), "not an amount"),
        (("payment",), "the amount"),
        (("reply", "niets"), "no dispute"),
        (("delivered",), "Nothing was sent"),
        (("note", "x", "--costs", "1.00"), "has no costs"),
        (("set", "claims.F9.number", "1"), "no entry of claims"),
        (("broken",), "no payment plan"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_the_file_stays(
    folder: Path, words: tuple[str, ...], wrong: str
) -> None:
    result = run("log", str(folder), *words)
    assert isinstance(result.exception, WrongUsage)
    assert wrong in result.exception.message
    assert text(folder) == SMALL


@pytest.mark.parametrize(
    "words",
    [
        ("sent", "reminder", "--on", "2026-11-24", "--delivered", "2026-11-01"),  # it arrives before it went
        ("payment", "0.00"),
        ("payment", "5.00", "--claim", "F9"),
        ("check", "insolvency", "nobody", "clear", "--by", "A"),
        ("answer", "X-39", "maybe", "--by", "A"),
        ("override", "X-42", "--by", "A"),
        ("set", "claims.F1.colour", "red"),
        ("set", "claims.F1.amount", "0"),
    ],
)
def test_what_would_make_the_case_unsound_is_refused_and_the_file_stays(folder: Path, words: tuple[str, ...]) -> None:
    words = words if "--on" in words else (*words, "--on", "2026-11-24")
    result = run("log", str(folder), *words)
    assert isinstance(result.exception, CaseInvalid), result.exception
    assert text(folder) == SMALL


def test_a_json_case_keeps_its_numbers_as_they_are_spelt(tmp_path: Path) -> None:
    value: Any = read_yaml(SMALL, "case.yaml").value
    spelt = json.dumps(value, indent=2).replace('"1000.00"', "1000.00")
    (tmp_path / "case.json").write_text(spelt, "utf-8")
    log(tmp_path, "payment", "50", "--on", "2026-11-24")
    log(tmp_path, "payment", "60", "--on", "2026-11-24")
    fresh = (tmp_path / "case.json").read_text("utf-8")
    assert '"amount": 1000.00,' in fresh
    assert fresh.startswith(spelt[:-2])
    assert [str(one.amount) for one in load_case(tmp_path).file.payments] == ["50.00", "60.00"]


def test_a_file_with_windows_line_ends_and_a_mark_keeps_both_and_its_permissions(tmp_path: Path) -> None:
    source = tmp_path / "case.yaml"
    source.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    source.chmod(0o600)
    log(tmp_path, "sent", "reminder", "--on", "2026-11-24")
    log(tmp_path, "delivered", "--on", "2026-11-26")
    data = source.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfschema")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert source.stat().st_mode & 0o777 == 0o600


@pytest.mark.long
def test_many_processes_at_once_lose_no_entry(folder: Path) -> None:
    """Real processes, each of them adding a payment of its own."""
    program = "import sys; from filing.cli.main import main; sys.argv[0] = 'filing'; main()"
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", program, "log", str(folder), "payment", f"{amount}.00", "--on", "2026-11-24"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for amount in range(1, 7)
    ]
    for one in begun:
        _, said = one.communicate(timeout=120)
        assert one.returncode == 0, said
    payments = load_case(folder).file.payments
    assert sorted(int(one.amount) for one in payments) == [1, 2, 3, 4, 5, 6]
    assert len({one.id for one in payments}) == 6
    assert sorted(path.name for path in folder.iterdir()) == ["case.yaml"]


def test_a_folder_that_may_not_be_written_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filing.casefile.case_lock.ATTEMPTS", 2)
    import fcntl
    import os

    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    result = run("log", str(folder), "note", "x", "--on", "2026-11-24")
    os.close(handle)
    assert isinstance(result.exception, CaseBusy)
    assert text(folder) == SMALL


# ── the surgery itself ──────────────────────────────────────────────────────────────────────────────────────────

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=30)
STYLES = (
    "a: 1\nlist:\n  - x: 1\n    y: 2 # note\n# between\nb: 2\n",
    "list:\n- x: 1\n\n\n# far\nb: [1, 2]\n",
    "list: []\nb: {c: d}\n",
    "list: [{x: 1}]   # flow\nb: {}\n",
    "b: |\n  text\n  more\nlist:\n  - x: |\n      block\n    z: >-\n      folded\n",
    "#list:\n#  - x: 1\nb: 2",
    "list:\nb:\n",
    'list:\n    -   x: "a # b"\n        y: {p: q}\n',
)


@given(st.sampled_from(STYLES), WORDS, WORDS)
def test_an_entry_goes_into_any_style_and_every_line_stays(style: str, one: str, other: str) -> None:
    for change in (
        Append(("list",), {"id": "n", "words": one, "more": {"deep": [other, {"x": one}]}}),
        Put(("b",), one),
        Put(("list", 0, "y"), other),
        Put(("fresh", "deep"), one),
        Append(("fresh", "deep"), {"w": other}),
    ):
        before = read_yaml(style, "x").value
        try:
            meant = changed(before, [change])
        except WrongUsage:
            continue
        assert read_yaml(text_with(style, change), "x").value == meant
        if isinstance(change, Append) and "list: [" not in style:
            kept = iter(text_with(style, change).splitlines())
            assert all(any(line == one for one in kept) for line in style.splitlines())
