"""``filing log sent`` of an answer, a notice or an interruption: recorded where it belongs, and what waited goes on."""

import json

import pytest
from click.testing import CliRunner

from filing.casefile.case import CaseFile
from filing.casefile.loading import load_case
from filing.cli.main import filing
from filing.yaml_strict import Value

SMALL = """\
schema: 1
references: {ours: PROEF-1}   # our number
creditor: {type: legal_person, name: Proef B.V., legal_form: bv, kvk: "01234567"}
collector: {role: creditor}
debtors:
- type: natural_person
  acts_as: consumer
  last_name: 'Jansen'
  addresses: [{kind: residence, street: Dorpsstraat, number: "1", postcode: 1234 AB, city: Utrecht}]
debt:
  kind: consumer_sale
  contract: {kind: koopovereenkomst, subject: de levering van een fiets, payment_term: {set_by: agreed}}
claims: [{id: F1, number: F-1, amount: 1000.00, dated_on: 2026-01-01, due_on: 2026-01-31}]
disputes:
- id: D1
  raised_on: 2026-04-01
  ground: De fiets is kapot.
  outcome: maintained
  points: [{point: De fiets is kapot., answer: De fiets is hersteld.}, {point: Te laat., answer: Op tijd.}]
assignments:
- old_creditor: {type: legal_person, name: Oud B.V., legal_form: bv}
  new_creditor: {type: legal_person, name: Proef B.V., legal_form: bv}
  deed_on: 2026-03-02
  deed: registered
answers: [{rule: X-04, answer: "yes", on: 2026-03-02, by: A}]
pay_to: {iban: NL93VBNK0000000101, holder: Proef B.V.}
# the end
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[CaseFile, list[dict[str, Value]], str]:
    """The case after the notice of transfer, the reply and the interruption; what the reply answered; the file."""
    folder = tmp_path_factory.mktemp("answers")
    (folder / "case.yaml").write_text(SMALL, "utf-8")
    next_steps = []
    for words in (
        ("assignment_notice", "--on", "2026-03-10", "--channel", "registered_post"),
        ("dispute_reply", "--on", "2026-04-07", "--by", "A. Behandelaar"),
        ("interruption", "--on", "2026-05-06"),
    ):
        result = CliRunner().invoke(filing, ["log", str(folder), "sent", *words, "--json"])
        assert result.exit_code == 0, result.output
        next_steps.append(json.loads(result.stdout))
    return load_case(folder).file, next_steps, (folder / "case.yaml").read_text("utf-8")


def test_ces_08_the_notice_stands_with_its_transfer(told: tuple[CaseFile, list[dict[str, Value]], str]) -> None:
    file, steps, _ = told
    notice = file.assignments[0].notice
    assert notice is not None
    assert (str(notice.on), notice.by, notice.channel) == ("2026-03-10", "new_creditor", "registered_post")
    assert steps[0]["next"] == ["reminder"]  # nothing waits for the notice any more


def test_x_41_the_reply_stands_with_its_dispute(told: tuple[CaseFile, list[dict[str, Value]], str]) -> None:
    (reply,) = told[0].disputes[0].replies
    assert (str(reply.on), reply.by, reply.summary) == (
        "2026-04-07",
        "A. Behandelaar",
        "De fiets is hersteld. Op tijd.",
    )


def test_pre_04_the_interruption_is_recorded_as_one(told: tuple[CaseFile, list[dict[str, Value]], str]) -> None:
    events = {event.document: event for event in told[0].history}
    assert events["interruption"].interrupts_limitation is True
    assert events["interruption"].term is None
    reply = events["dispute_reply"].term
    assert reply is not None
    assert (reply.days, reply.starts) == (14, "day_after_receipt")


def test_every_line_that_was_there_stays(told: tuple[CaseFile, list[dict[str, Value]], str]) -> None:
    lines = told[2].splitlines()
    assert [line for line in SMALL.splitlines() if line not in lines and "points:" not in line] == []
