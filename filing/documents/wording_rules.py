"""What the source of a wording may hold: words, fields, loops and ready-made conditions; no sums, no literal terms."""

import html
import re
from collections.abc import Iterator

from jinja2 import nodes

from filing.errors import Problem, TemplateInvalid

STATEMENTS = "statements/"
"""Folder of the fixed statutory phrases, named by rule number: the only files that may spell out a term."""

FILTERS = ("capital_first", "escape", "first", "join", "last", "lower", "trim", "upper")

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.For,
    nodes.Include,
    nodes.With,
)
_REFUSED_NAMES: dict[type, str] = {
    nodes.BinExpr: "arithmetic",
    nodes.UnaryExpr: "arithmetic",
    nodes.Compare: "a comparison",
    nodes.Test: "a test ('is …')",
    nodes.Call: "a call",
    nodes.Assign: "{% set %}",
    nodes.Macro: "a macro",
}
_WORDS_ONLY = "A template holds words, not decisions and not sums: use a ready-made field for it."

_UNITS_OF_TEN = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_NUMBER_WORDS = (
    rf"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:{_UNITS_OF_TEN})"
    rf"|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    rf"|achttien|negentien|{_UNITS_OF_TEN}|honderd|duizend|half|halve|anderhalve|anderhalf"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:one|a) hundred)"
)
_TERM_UNITS = (
    r"(?:(?:kalender|werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)|u(?:ur|ren)|procent|euro(?:'s)?"
    r"|(?:working |calendar |business )?days?|weeks?|months?|years?|hours?|per ?cent|euros?)\b"
)
_LITERAL = re.compile(
    rf"\d[\d.,:]*\)?[\s\u00a0-]*(?:{_TERM_UNITS}|[%‰])"
    rf"|\b{_NUMBER_WORDS}(?:[\s\u00a0]+(?:volle|gehele|hele|full))?[\s\u00a0-]+{_TERM_UNITS}"
    rf"|(?:€|\bEUR|\beuro)[\s\u00a0]*\d"
    # "een" is an article as often as a number; only after these words it counts.
    rf"|\b(?:binnen|gedurende|na|over|uiterlijk|termijn van)[\s\u00a0]+een[\s\u00a0]+{_TERM_UNITS}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>", re.DOTALL)


def refused_constructs(template: nodes.Template, name: str) -> Iterator[Problem]:
    """Yield a problem for everything in a parsed template that is more than words, fields, loops and conditions."""
    for node in _walk(template):
        wrong = _wrong_with(node)
        if wrong:
            yield _problem(name, node.lineno, wrong, _WORDS_ONLY)


def included(template: nodes.Template) -> tuple[tuple[str, int], ...]:
    """Return the names of the templates that this one includes, each with its line."""
    return tuple(
        (node.template.value, node.lineno)
        for node in template.find_all(nodes.Include)
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
    )


def literal_terms(source: str, template: nodes.Template, name: str) -> Iterator[Problem]:
    """Yield a problem for every term or amount that the source spells out instead of taking it from a field.

    Rule:  design, section 5: no literal terms or amounts; a number in prose could contradict the data. Statutory
           phrases stand once, under ``statements/``.
    """
    if name.startswith(STATEMENTS):
        return
    next_step = "Use a field, or include the statutory phrase from statements/ by its rule number."
    for match in _LITERAL.finditer(_prose(source)):
        found = " ".join(match.group().split())
        line = source.count("\n", 0, match.start()) + 1
        yield _problem(name, line, f"the wording spells out {found!r}", next_step)
    for node in template.find_all(nodes.Const):
        if inner := _LITERAL.search(str(node.value)):
            yield _problem(name, node.lineno, f"the wording spells out {inner.group()!r}", next_step)


def _prose(source: str) -> str:
    """Return the words alone, each at the place where it stood: marks and fields become blanks of equal length."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group())

    def field(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", "\ufffc", match.group())

    def entity(match: re.Match[str]) -> str:
        character = html.unescape(match.group())
        return character.ljust(len(match.group())) if len(character) == 1 else match.group()

    words = _COMMENT.sub(blank, source)
    words = _JINJA.sub(field, words)
    words = _TAG.sub(blank, words)
    return re.sub(r"&#?\w+;", entity, words)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _wrong_with(node: nodes.Node) -> str:
    """Return what is wrong with this node by itself, or an empty text."""
    if not isinstance(node, _ALLOWED):
        refused = next((_REFUSED_NAMES[kind] for kind in type(node).__mro__ if kind in _REFUSED_NAMES), "")
        return f"{refused or '{% ' + type(node).__name__.lower() + ' %}'} is not for templates"
    check = _CHECKS.get(type(node))
    return check(node) if check else ""


def _wrong_with_const(node: nodes.Node) -> str:
    value = getattr(node, "value", None)
    if isinstance(value, bool | str) or value is None:
        return ""
    return f"the number {value} is not for templates"


def _wrong_with_name(node: nodes.Node) -> str:
    name = str(getattr(node, "name", ""))
    return f"the name {name!r} is not for templates" if name.startswith("_") or name == "self" else ""


def _wrong_with_access(node: nodes.Node) -> str:
    owner = getattr(node, "node", None)
    argument = getattr(node, "arg", None)
    key = argument.value if isinstance(argument, nodes.Const) else getattr(node, "attr", None)
    if not isinstance(owner, nodes.Name | nodes.Getattr | nodes.Getitem):
        return "a field of something that is not a field is not for templates"
    if not isinstance(key, str) or key.startswith("_"):
        return f"the field name {key!r} is not for templates"
    return ""


def _wrong_with_filter(node: nodes.Node) -> str:
    name = str(getattr(node, "name", ""))
    return "" if name in FILTERS else f"the filter {name!r} is not for templates (there are {', '.join(FILTERS)})"


def _wrong_with_include(node: nodes.Node) -> str:
    template = getattr(node, "template", None)
    plain = isinstance(template, nodes.Const) and isinstance(template.value, str)
    if not plain or getattr(node, "ignore_missing", False):
        return "an include that is not one plain file name is not for templates"
    return ""


def _wrong_with_loop(node: nodes.Node) -> str:
    return "a recursive loop is not for templates" if getattr(node, "recursive", False) else ""


_CHECKS = {
    nodes.Const: _wrong_with_const,
    nodes.Name: _wrong_with_name,
    nodes.Getattr: _wrong_with_access,
    nodes.Getitem: _wrong_with_access,
    nodes.Filter: _wrong_with_filter,
    nodes.Include: _wrong_with_include,
    nodes.For: _wrong_with_loop,
}


def _problem(name: str, line: int, message: str, next_step: str) -> Problem:
    return Problem(code=TemplateInvalid.code, message=f"{message}.", next_step=next_step, file=name, line=line)
