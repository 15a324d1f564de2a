"""A template fills in words and nothing else; whatever more it tries is refused by file, line and nearest name."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup

from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.wording import Wordings, check_wording, render_wording
from filing.errors import TemplateInvalid


def template_set(**files: str) -> TemplateSet:
    """Return a set of ``name.html`` files; two underscores stand for a folder."""
    return TemplateSet(
        files={f"{name.replace('__', '/')}.html": text.encode() for name, text in files.items()}, digest=""
    )


def render(source: str, /, **fields: object) -> str:
    return render_wording(template_set(letter=source), "letter.html", fields)


def refusal(source: str, /, **fields: object) -> TemplateInvalid:
    with pytest.raises(TemplateInvalid) as caught:
        render(source, **fields)
    return caught.value


def test_fields_are_filled_in_and_escaped() -> None:
    assert render("<p>{{ name }}</p>", name="Jansen & Zonen <B.V.>") == "<p>Jansen &amp; Zonen &lt;B.V.&gt;</p>"


def test_jinja_marks_in_data_stay_text() -> None:
    assert render("<p>{{ name }}</p>", name="{{ x }} {% y %}") == "<p>{{ x }} {% y %}</p>"


def test_ready_made_markup_is_kept() -> None:
    assert render("{{ reference }}", reference=Markup("<cite>x</cite>")) == "<cite>x</cite>"


def test_loops_conditions_and_includes_by_name() -> None:
    templates = template_set(
        letter="{% for row in rows %}{{ loop.index }}{{ row.name }}{% if not loop.last %}, {% endif %}{% endfor %}"
        "{% if late %}{% include 'shared/late.html' %}{% endif %}{{ 'en' if late else 'nl' }}",
        shared__late="<p>{{ rows | join(';') if none else name | capital_first }}</p>",
    )
    fields = {"rows": [{"name": "a"}, {"name": "b"}], "late": True, "none": False, "name": "de heer Jansen"}
    assert render_wording(templates, "letter.html", fields) == "1a, 2b<p>De heer Jansen</p>en"


def test_a_field_may_have_the_name_of_a_method() -> None:
    assert render("{% for item in claim.items %}{{ item }}{% endfor %}", claim={"items": ["a", "b"]}) == "ab"


def test_attributes_of_values_are_fields_too() -> None:
    @dataclass(frozen=True)
    class Party:
        name: str

    assert render("{{ party.name }}", party=Party("Jansen")) == "Jansen"
    assert "'name'" in refusal("{{ party.nmae }}", party=Party("Jansen")).next_step


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ name['__class__'] }}",
        "{{ name|attr('__class__') }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ name.upper() }}",
        "{{ ''.join(name) }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ name | safe }}",
        "{{ name | length }}",
        "{{ name | default('x') }}",
        "{{ name | format }}",
        "{% import 'letter.html' as other %}",
        "{% from 'letter.html' import x %}",
        "{% extends 'letter.html' %}",
        "{% macro m() %}{% endmacro %}",
        "{% set x = name %}",
        "{% filter upper %}x{% endfilter %}",
        "{% if name is defined %}x{% endif %}",
        "{% if name == 'x' %}x{% endif %}",
        "{% for a in name recursive %}{{ loop(a) }}{% endfor %}",
    ],
)
def test_everything_beyond_words_is_refused(source: str) -> None:
    assert refusal(source, name="x").problems[0].line == 1


@pytest.mark.parametrize("sum_", ["a + b", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** b", "-a", "14"])
def test_numbers_and_arithmetic_are_refused(sum_: str) -> None:
    refusal(f"{{{{ {sum_} }}}}", a=1, b=2)


@pytest.mark.parametrize("name", ["../x", "../../etc/passwd", "/etc/passwd", "house/base.css", "letter"])
def test_an_include_reaches_only_the_templates(name: str) -> None:
    refused = refusal(f"<p>x</p>\n{{% include '{name}' %}}")
    assert refused.problems[0].line == 2
    assert name in refused.message


def test_an_include_is_one_plain_name() -> None:
    refusal("{% include name %}", name="letter.html")
    refusal("{% include ['a.html', 'b.html'] %}")
    refusal("{% include 'a.html' ignore missing %}")


def test_a_template_that_includes_itself_stops() -> None:
    assert "includes itself" in refusal("{% include 'letter.html' %}").message


def test_an_unknown_field_is_named_with_file_line_and_nearest_name() -> None:
    refused = refusal("<p>a</p>\n<p>{{ creditor.nmae }}</p>", creditor={"name": "x", "address": "y"})
    assert "letter.html:2" in refused.message
    assert "creditor.nmae" in refused.message
    assert "'name'" in refused.next_step
    assert "'creditor'" in refusal("{{ credtor }}", creditor="x").next_step


def test_an_unknown_field_far_from_any_name_lists_the_known_ones() -> None:
    assert "address, name" in refusal("{{ creditor.qqq }}", creditor={"name": "x", "address": "y"}).next_step


def test_an_unknown_field_in_an_include_is_placed_there() -> None:
    templates = template_set(letter="<p>a</p>{% include 'part.html' %}", part="\n\n{{ nmae }}")
    with pytest.raises(TemplateInvalid, match=r"part\.html:3"):
        render_wording(templates, "letter.html", {"name": "x"})


@pytest.mark.parametrize("condition", ["{% if nmae %}x{% endif %}", "{% for n in nmae %}x{% endfor %}"])
def test_an_unknown_field_is_no_false_and_no_empty_list(condition: str) -> None:
    assert "'name'" in refusal(condition, name=True).next_step


@pytest.mark.parametrize("value", [None, True, 1.5, ["x"], {"a": "b"}])
def test_only_ready_made_texts_are_printed(value: object) -> None:
    refused = refusal("<p>\n{{ value }}</p>", value=value)
    assert type(value).__name__ in refused.message
    assert refused.problems[0].line == 2


@pytest.mark.parametrize(
    "words",
    [
        "binnen 14 dagen na ontvangst",
        "binnen veertien dagen",
        "binnen veertien&nbsp;dagen",
        "binnen\nveertien\ndagen",
        "binnen <strong>vijftien</strong> dagen",
        "binnen veertien (14) dagen",
        "binnen één week",
        "binnen een maand",
        "binnen drie werkdagen",
        "een termijn van zes maanden",
        "eenentwintig volle dagen",
        "een rente van 8 procent",
        "een rente van 8,5%",
        "40 euro",
        "€ 40",
        "€&nbsp;40,00",
        "EUR 40",
        "within fourteen days",
        "{{ 'veertien dagen' }}",
    ],
)
def test_a_literal_term_or_amount_is_refused(words: str) -> None:
    refused = refusal(f"<p>goed</p>\n<p>{words}</p>")
    assert "spells out" in refused.message
    assert (refused.problems[0].line or 0) >= 2


@pytest.mark.parametrize(
    "words",
    [
        "artikel 6:96 lid 6 van het Burgerlijk Wetboek",
        "de artikelen 6:119 en 6:119a BW",
        "{{ days }} dagen",
        "€ {{ amount }}",
        "de veertiendagenbrief",
        "een van de facturen",
        "met een jaar van {{ days }} dagen",
        "in de eerste plaats",
        "productie 4, p. 31",
        "{# 14 dagen #}",
        '<col width="14"> dagen',
        "HR 25 november 2016, ECLI:NL:HR:2016:2704",
    ],
)
def test_articles_fields_and_comments_are_no_terms(words: str) -> None:
    render(f"<p>{words}</p>", days="3", amount="40,00")


def test_a_statutory_phrase_spells_out_its_term_under_its_rule_number() -> None:
    phrase = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
    templates = template_set(letter="<p>{% include 'statements/D14-02.nl.html' %}</p>")
    files = {**templates.files, "statements/D14-02.nl.html": phrase.encode()}
    assert phrase in render_wording(TemplateSet(files=files, digest=""), "letter.html", {})


def test_check_collects_everything_over_all_includes() -> None:
    templates = template_set(
        letter="{{ a + b }}\n14 dagen{% include 'part.html' %}{% include 'gone.html' %}", part="{{ x | safe }}"
    )
    with pytest.raises(TemplateInvalid) as caught:
        check_wording(templates, "letter.html")
    assert {(problem.file, problem.line) for problem in caught.value.problems} == {
        ("letter.html", 1),
        ("letter.html", 2),
        ("part.html", 1),
    }
    assert len(caught.value.problems) == 4


def test_broken_marks_are_placed() -> None:
    with pytest.raises(TemplateInvalid, match=r"letter\.html:2"):
        check_wording(template_set(letter="<p>\n{% if x %}"), "letter.html")


def test_wordings_render_more_than_one_template() -> None:
    wordings = Wordings(template_set(a="{{ x }}", b="<p>{{ x }}</p>"))
    assert [wordings.render(f"{name}.html", {"x": "1"}) for name in "aba"] == ["1", "<p>1</p>", "1"]


@pytest.mark.parametrize("name", [name for name in load_templates().files if name.endswith(".html")])
def test_the_built_in_wordings_keep_the_rules(name: str) -> None:
    check_wording(load_templates(), name)


def test_a_firms_folder_overlays_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "letter.css").write_text("/* ours */", encoding="utf-8")
    (tmp_path / "own.html").write_text("<p>x</p>", encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "~$letter.docx").write_text("x", encoding="utf-8")
    ours, built_in = load_templates(tmp_path), load_templates()
    assert ours.source("house/letter.css") == "/* ours */"
    assert ours.source("house/base.css") == built_in.source("house/base.css")
    assert set(ours.files) - set(built_in.files) == {"own.html"}
    assert ours.digest != built_in.digest
    assert load_templates(tmp_path).digest == ours.digest


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "secret.html").symlink_to(secret)
    with pytest.raises(TemplateInvalid) as caught:
        load_templates(folder)
    assert caught.value.problems[0].file == "secret.html"


def test_a_missing_folder_and_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateInvalid, match="not a folder"):
        load_templates(tmp_path / "nothing")
    with pytest.raises(TemplateInvalid, match=r"nothing\.html"):
        load_templates().source("nothing.html")


def test_a_template_that_is_no_utf8_is_refused() -> None:
    templates = TemplateSet(files={"letter.html": b"\xff\xfe"}, digest="")
    with pytest.raises(TemplateInvalid, match="UTF-8"):
        render_wording(templates, "letter.html", {})
