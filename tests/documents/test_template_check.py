"""A firm's own wording is tried before it meets a case: everything that is wrong with it, at once, with its place."""

from pathlib import Path

import pytest
from prepared_cases import KINDS, office

from filing.documents.template_check import Checked, check_kind
from filing.documents.template_place import place_of
from filing.documents.tone import sentences_in, tone_of
from filing.resources import templates_folder
from filing.workflow import open_office


def own(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A firm's folder with one built-in file, changed; each change must change something."""
    text = (templates_folder() / name).read_text()
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return folder


def checked(folder: Path, kind: str) -> Checked:
    theirs = open_office(templates_folder=folder)
    found = check_kind(theirs.desk, theirs.kinds.kind(kind), theirs.law)
    return next(one for one in found if one.language == "nl")


REMINDER = "letters/reminder/nl.html"
NOTICE = "letters/fourteen_day_notice/nl.html"


@pytest.mark.parametrize("kind", KINDS)
def test_the_built_in_wordings_are_sound(kind: str) -> None:
    for one in check_kind(office().desk, office().kinds.kind(kind), office().law):
        assert one.sound, (one.problems, one.broken)
        assert one.made >= one.read > 0 or one.language == "en"


def test_unknown_fields_are_named_with_line_and_nearest_name_in_every_branch(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        REMINDER,
        ("{{ statement.total_without_costs }} betalen", "{{ statement.totall_without_costs }} betalen"),
        ("<p>Misschien", "{% if several_debtors %}<p>{{ creditr.name }}</p>{% endif %}<p>Misschien"),
    )
    found = checked(folder, "reminder").problems
    assert [(one.file, one.message, one.next_step) for one in found[:2]] == [
        (REMINDER, "unknown field 'creditr'.", "The nearest known name is 'creditor'."),
        (
            REMINDER,
            "unknown field 'statement.totall_without_costs'.",
            "The nearest known name is 'total_without_costs'.",
        ),
    ]
    assert found[0].line == 2


@pytest.mark.parametrize(
    ("put", "message"),
    [
        ("{{ debtors }}", "'debtors' is no text and cannot be printed."),
        ("{{ creditor }}", "'creditor' is no text and cannot be printed."),
        ("{{ consumer }}", "'consumer' is no text and cannot be printed."),
        ("{% for x in salutation %}{{ x }}{% endfor %}", "'salutation' is no list and cannot be gone through."),
        ("{% for x in debtors %}{{ x.nam }}{% endfor %}", "unknown field 'x.nam'."),
        ("{% with a = creditor %}{{ a.nme }}{% endwith %}", "unknown field 'a.nme'."),
        ("{{ 'a' if consumr else 'b' }}", "unknown field 'consumr'."),
        ("{{ salutation + today }}", "arithmetic is not for templates."),
        (
            "{% include 'clauses/opning.nl.html' %}",
            "'clauses/opning.nl.html' is not a template of the template folders.",
        ),
        ("<script>x</script>", "this tag may not stand inside text."),
        ("binnen veertien dagen", "the wording spells out 'veertien dagen'."),
        ("{% if consumer %}", "the template cannot be read: "),
    ],
)
def test_each_fault_is_told(tmp_path: Path, put: str, message: str) -> None:
    folder = own(tmp_path, REMINDER, ("<p>Misschien", f"<p>{put} Misschien"))
    found = checked(folder, "reminder").problems
    assert any(one.message.startswith(message) for one in found), found
    assert all(one.file == REMINDER for one in found)


def test_a_lost_statement_is_named_by_its_rule_even_when_nothing_can_be_made(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        NOTICE,
        ('data-rule="D14-06 D14-07"', 'data-rule="D14-07"'),
        ("Betaal het", "Betaal binnen 14 dagen het"),
    )
    found = [one.message for one in checked(folder, "fourteen_day_notice").problems]
    assert "The statement D14-06 is missing." in found
    assert "the wording spells out '14 dagen'." in found
    assert found.count("The statement D14-06 is missing.") == 1


def test_a_wording_that_breaks_a_rule_of_proof_reading_is_told_with_the_example(tmp_path: Path) -> None:
    folder = own(tmp_path, NOTICE, ('{% include "statements/D14-02.nl.html" %}', "zo snel als u kunt"))
    found = checked(folder, "fourteen_day_notice")
    assert found.problems == ()
    assert "D14-01" in {one.code for one in found.broken} | {one.code[:6] for one in found.broken}
    assert all(one.path for one in found.broken)


def test_a_kind_without_dutch_wording_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "letters" / "thanks"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(
        "kind: thanks\ntitle: {nl: Dank}\nfamily: letters\nphase: amicable\nlayout: letter\naddressee: debtor\n"
        "formats: [pdf]\n"
    )
    (one,) = check_kind(
        (theirs := open_office(templates_folder=tmp_path)).desk, theirs.kinds.kind("thanks"), theirs.law
    )
    assert [problem.message for problem in one.problems] == ["There is no wording in Dutch."]


def test_sentences_end_where_a_reader_ends_them() -> None:
    text = "U kreeg van Proef B.V. een brief (art. 6:96 BW). Bel mr. I.C. Jansen op 1.250,00 euro! Klopt het? Ja."
    found = list(sentences_in(text))
    assert [one.text for one in found] == [
        "U kreeg van Proef B.V. een brief (art. 6:96 BW).",
        "Bel mr. I.C. Jansen op 1.250,00 euro!",
        "Klopt het?",
    ]
    assert [one.words for one in found] == [10, 7, 2]


def test_the_tone_counts_and_finds_the_place(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        REMINDER,
        ("<p>Misschien is het", "<p>Derhalve verzoeken wij u: " + "en nog een keer " * 6 + "misschien is het"),
    )
    found = checked(folder, "reminder").tone
    assert found.longest is not None
    assert found.longest.words >= 24
    assert found.longest in found.long
    assert ("derhalve", "daarom, dus", 1) in [(one.word, one.plain, min(one.times, 1)) for one in found.legal]
    templates = open_office(templates_folder=folder).desk.templates
    assert place_of(templates, REMINDER, found.longest.text) == f"{REMINDER}:2"
    assert place_of(templates, REMINDER, "Niets hiervan staat ergens vast") == ""


def test_the_tone_of_nothing_is_zero() -> None:
    nothing = tone_of((), "nl")
    assert (nothing.average, nothing.longest, nothing.long, nothing.legal) == ("0.0", None, (), ())
