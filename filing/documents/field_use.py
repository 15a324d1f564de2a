"""Which fields a wording uses, checked against those there are, in every branch and include, without filling any in."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from filing.documents.field_list import Field, FieldType
from filing.documents.template_set import TemplateSet
from filing.documents.wording import parse_wording
from filing.errors import Problem, TemplateInvalid

SHOWN_NAMES = 12
ANYTHING = Field("", FieldType.TEXT, {})
"""A text, or something that the wording itself made: printing it is fine."""
LOOP = Field(
    "loop",
    FieldType.GROUP,
    {},
    fields=tuple(Field(name, FieldType.TEXT, {}) for name in ("first", "last", "index")),
)

_Scope = Mapping[str, Field]


def misused_fields(templates: TemplateSet, name: str, fields: tuple[Field, ...]) -> tuple[Problem, ...]:
    """Return a problem for every unknown field of the wording ``name`` and of what it includes, and every wrong use.

    A list or group that is printed, and a text that is gone through with ``for``, are wrong uses. What cannot be read
    at all is left to ``check_wording``.
    """
    user = _User(templates)
    user.file(name, {one.name: one for one in fields}, ())
    return tuple(dict.fromkeys(user.problems))


@dataclass(slots=True)
class _User:
    """Goes through wordings with the names that are known at each place."""

    templates: TemplateSet
    problems: list[Problem] = field(default_factory=list)

    def file(self, name: str, scope: _Scope, within: tuple[str, ...]) -> None:
        if name in within or name not in self.templates.files:
            return
        parsed = parse_wording(self.templates, name)
        self._all(parsed.body, scope, (*within, name))

    def _all(self, found: list[nodes.Node], scope: _Scope, within: tuple[str, ...]) -> None:
        for node in found:
            self._one(node, scope, within)

    def _one(self, node: nodes.Node, scope: _Scope, within: tuple[str, ...]) -> None:
        match node:
            case nodes.Output():
                for printed in node.nodes:
                    self._printed(printed, scope, within)
            case nodes.For():
                self._loop(node, scope, within)
            case nodes.If():
                self._value(node.test, scope, within)
                self._all([*node.body, *node.elif_, *node.else_], scope, within)
            case nodes.With():
                values = [self._value(one, scope, within) for one in node.values]
                names = [target.name for target in node.targets if isinstance(target, nodes.Name)]
                named = dict(zip(names, values, strict=True))
                self._all(node.body, {**scope, **named}, within)
            case nodes.Include():
                if isinstance(node.template, nodes.Const):
                    self.file(str(node.template.value), scope, within)
            case _:
                pass

    def _loop(self, node: nodes.For, scope: _Scope, within: tuple[str, ...]) -> None:
        over = self._value(node.iter, scope, within)
        if over is not ANYTHING and over.type is not FieldType.LIST:
            self._tell(node, f"{_written(node.iter)!r} is no list and cannot be gone through", "Print it.", within)
        entry = Field("", FieldType.GROUP, {}, fields=over.fields) if over.fields else ANYTHING
        target = str(node.target.name) if isinstance(node.target, nodes.Name) else ""
        self._all(node.body, {**scope, "loop": LOOP, target: entry}, within)
        self._all(node.else_, scope, within)

    def _printed(self, node: nodes.Node, scope: _Scope, within: tuple[str, ...]) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        found = self._value(node, scope, within)
        if found.type is FieldType.TEXT:
            return
        step = {
            FieldType.LIST: "Go through it with {% for %}.",
            FieldType.GROUP: f"Name a field of it: {_listed(found.fields)}",
            FieldType.TRUTH: "Ask it with {% if %}.",
        }[found.type]
        self._tell(node, f"{_written(node)!r} is no text and cannot be printed", step, within)

    def _value(self, node: nodes.Node, scope: _Scope, within: tuple[str, ...]) -> Field:
        """Return what ``node`` is, after telling of every unknown field in it."""
        match node:
            case nodes.Name():
                return scope.get(node.name) or self._unknown(
                    node, node.name, tuple(scope.values()), list(scope), within
                )
            case nodes.Getattr() | nodes.Getitem():
                return self._inner(node, scope, within)
            case nodes.Filter():
                inner = self._value(node.node, scope, within) if node.node is not None else ANYTHING
                taken_apart = node.name in {"first", "last"} and inner.fields
                return Field("", FieldType.GROUP, {}, fields=inner.fields) if taken_apart else ANYTHING
            case nodes.CondExpr():
                found = [self._value(one, scope, within) for one in (node.expr1, node.expr2) if one is not None]
                self._value(node.test, scope, within)
                return found[0] if found else ANYTHING
            case _:
                for child in node.iter_child_nodes():
                    self._value(child, scope, within)
                return ANYTHING

    def _inner(self, node: nodes.Getattr | nodes.Getitem, scope: _Scope, within: tuple[str, ...]) -> Field:
        owner = self._value(node.node, scope, within)
        name = _key(node)
        if owner is ANYTHING:
            return ANYTHING
        known = owner.fields if owner.type is FieldType.GROUP else ()
        found = next((one for one in known if one.name == name), None)
        return found or self._unknown(node, name, known, [one.name for one in known], within)

    def _unknown(
        self, node: nodes.Node, name: str, known: tuple[Field, ...], names: list[str], within: tuple[str, ...]
    ) -> Field:
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
        if near:
            step = f"The nearest known name is {near[0]!r}."
        else:
            step = f"Known here: {_listed(known)}" if known else "There are no fields here."
        self._tell(node, f"unknown field {_written(node)!r}", step, within)
        return ANYTHING

    def _tell(self, node: nodes.Node, message: str, next_step: str, within: tuple[str, ...]) -> None:
        self.problems.append(Problem(TemplateInvalid.code, f"{message}.", next_step, file=within[-1], line=node.lineno))


def _key(node: nodes.Getattr | nodes.Getitem) -> str:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    return str(node.arg.value) if isinstance(node.arg, nodes.Const) else ""


def _written(node: nodes.Node) -> str:
    """Return a field as the wording has it ("creditor.name")."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr() | nodes.Getitem():
            return f"{_written(node.node)}.{_key(node)}"
        case nodes.Filter() if node.node is not None:
            return _written(node.node)
        case _:
            return "this"


def _listed(fields: tuple[Field, ...]) -> str:
    names = [one.name for one in fields]
    return ", ".join(names[:SHOWN_NAMES]) + (" …" if len(names) > SHOWN_NAMES else ".")
