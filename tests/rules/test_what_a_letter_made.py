"""What the history records of a letter that this program made: what it asked, and whom it was addressed to."""

from case_builder import CONSUMER, Parts, case, facts, notice, owed

from filing.law.table import Law
from filing.resources import templates_folder
from filing.rules.kinds import load_kinds
from filing.rules.letter_made import as_made
from filing.yaml_strict import Value

ON = "2026-11-24"
BEWIND: Parts = {
    "kind": "protective_administration", "since": "2026-05-01",
    "representative": {"name": "Bewind B.V.", "capacity": "administrator"},
}  # fmt: skip


def made(law: Law, **parts: object) -> dict[str, Value]:
    folder = templates_folder()
    gates = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("document.yaml")}
    return as_made(facts(case(**parts), law, ON), load_kinds(gates).kind("fourteen_day_notice"))


def test_d14_16_a_notice_records_what_it_asked_without_costs(law: Law) -> None:
    # 296 days from 1 February: 1000 x 4% x 296/365 = 32.44
    found = made(law)
    assert found["asked"] == "1032.44"
    assert "addressee" not in found


def test_x_36_a_letter_made_during_bewind_is_recorded_as_addressed_to_the_administrator(law: Law) -> None:
    under: list[Parts] = [{**CONSUMER, "statuses": [BEWIND]}]
    found = made(law, debtors=under)
    assert found["addressee"] == "representative"
    letter = notice(ON, "150.00", addressee=found["addressee"], asked=found["asked"])
    assert owed(case(history=[letter], debtors=under), law, "2026-12-11").costs.claimed > 0
    unknown: list[Parts] = [{**CONSUMER, "statuses": [{**BEWIND, "representative": None}]}]
    assert "addressee" not in made(law, debtors=unknown)
