"""Wording with its fields filled in: a sandboxed template becomes an HTML fragment of the small grammar."""

import difflib
import re
import traceback
from collections.abc import Callable, Mapping
from types import MethodType
from typing import NoReturn

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from filing.documents.template_set import TemplateSet, load_templates
from filing.documents.wording_rules import FILTERS, included, literal_terms, refused_constructs
from filing.errors import Problem, TemplateInvalid

__all__ = ["Fields", "TemplateSet", "Wordings", "check_wording", "load_templates", "parse_wording", "render_wording"]

Fields = Mapping[str, object]
SHOWN_NAMES = 12


def render_wording(templates: TemplateSet, name: str, fields: Fields) -> str:
    """Return the HTML fragment of the template ``name`` with ``fields`` filled in and escaped.

    For many documents keep one ``Wordings`` instead: it compiles each template once.

    Raises:
        TemplateInvalid: as ``Wordings.render``.
    """
    return Wordings(templates).render(name, fields)


def check_wording(templates: TemplateSet, name: str) -> None:
    """Return when ``name`` and all that it includes hold only words, fields, loops and ready-made conditions.

    Raises:
        TemplateInvalid: every syntax error, refused construct, literal term or amount and missing include, at once.
    """
    environment = _Environment(templates)
    problems: list[Problem] = []
    todo, seen = [name], set[str]()
    while todo:
        current = todo.pop()
        if current in seen:
            continue
        seen.add(current)
        template, found = _parsed(environment, current, templates.source(current))
        problems += found
        for inner, line in included(template):
            if inner in templates.files:
                todo.append(inner)
            else:
                problems.append(_missing_include(templates, current, line, inner))
    if problems:
        raise _invalid(name, problems)


def parse_wording(templates: TemplateSet, name: str) -> nodes.Template:
    """Return the wording ``name`` taken apart, as it stands in its file; empty when it cannot be read."""
    return _parsed(_Environment(templates), name, templates.source(name))[0]


def strict_environment(printed: Callable[[object], object]) -> Environment:
    """Return Jinja as wordings have it, without files to include; ``printed`` makes a text of each field's value."""
    environment = _Environment(TemplateSet({}, ""))
    environment.finalize = printed
    return environment


class Wordings:
    """The templates of one set, each compiled once: made at the start of a run and passed along."""

    def __init__(self, templates: TemplateSet) -> None:
        self._templates = templates
        self._environment = _Environment(templates)

    def render(self, name: str, fields: Fields) -> str:
        """Return the HTML fragment of the template ``name`` with ``fields`` filled in and escaped.

        Raises:
            TemplateInvalid: the template is missing, breaks the rules of ``check_wording``, includes a file that is not
                there, uses an unknown field (the nearest known name is given), or prints what is no text.
        """
        self._templates.data(name)
        try:
            return self._environment.get_template(name).render(fields)
        except UnknownField as error:
            raise _invalid(name, [self._unknown_field(error, name, fields)]) from error
        except TemplateNotFound as error:
            file, line = self._place(error, name)
            raise _invalid(name, [_missing_include(self._templates, file, line, str(error.name))]) from error
        except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
            file, line = self._place(error, name)
            raise _invalid(
                name, [_problem(file, line, _reason(error), "Correct the template at this line.")]
            ) from error

    def _place(self, error: BaseException, name: str) -> tuple[str, int | None]:
        """Return the innermost template file and line that ``error`` went through."""
        frames = [
            (frame.filename, frame.lineno)
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename in self._templates.files
        ]
        return frames[-1] if frames else (name, None)

    def _unknown_field(self, error: "UnknownField", name: str, fields: Fields) -> Problem:
        file, line = self._place(error, name)
        known = error.known(fields)
        near = difflib.get_close_matches(error.name, known, n=1, cutoff=0.5)
        if near:
            next_step = f"The nearest known name is {near[0]!r}."
        elif known:
            more = " …" if len(known) > SHOWN_NAMES else ""
            next_step = f"Known here: {', '.join(known[:SHOWN_NAMES])}{more}."
        else:
            next_step = "There are no fields here."
        written = self._as_written(file, line, error.name)
        return _problem(file, line, f"unknown field {written!r}", next_step)

    def _as_written(self, file: str, line: int | None, name: str) -> str:
        """Return the dotted name as the template has it ("creditor.nmae" for "nmae")."""
        lines = self._templates.source(file).splitlines()
        text = lines[line - 1] if line and line <= len(lines) else ""
        found = re.search(rf"(?:\w+\.)*\b{re.escape(name)}\b", text)
        return found.group() if found else name


class UnknownField(UndefinedError):
    """A template uses a field that is not there; ``owner`` is what it was looked for in."""

    def __init__(self, name: str, owner: object) -> None:
        super().__init__(name)
        self.name = name
        self.owner = owner

    def known(self, fields: Fields) -> list[str]:
        """Return the names that are known where it was looked for; ``fields`` are those of the whole wording."""
        return sorted(fields) if self.owner is missing else _names_of(self.owner)


class _Unknown(StrictUndefined):
    """A field that is not there stops the rendering where it is named, not only where it is printed."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateError] = UndefinedError,
    ) -> None:
        if issubclass(exc, SecurityError):
            raise exc(hint)
        raise UnknownField(str(name or hint), obj)


class _Loader(BaseLoader):
    """Gives the HTML files of the template set by their names, after checking them."""

    def __init__(self, templates: TemplateSet) -> None:
        self._templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if not template.endswith(".html") or template not in self._templates.files:
            raise TemplateNotFound(template)
        source = self._templates.source(template)
        _, problems = _parsed(environment, template, source)
        if problems:
            raise _invalid(template, problems)
        return source, template, lambda: True


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja for words: sandboxed, escaping, strict; the filters of ``FILTERS`` and no globals, tests or calls."""

    def __init__(self, templates: TemplateSet) -> None:
        super().__init__(autoescape=True, undefined=_Unknown, finalize=ready_made_text, loader=_Loader(templates))
        kept = {name: self.filters[name] for name in FILTERS if name in self.filters}
        self.filters.clear()
        self.filters.update(kept, capital_first=_capital_first)
        self.globals.clear()
        self.tests.clear()

    def getattr(self, obj: object, attribute: str) -> object:
        """Return the field ``attribute``; of a mapping only its items, so that ``claim.items`` is a field too."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else _no_field(attribute, obj)
        return super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Return the field named ``argument``, as ``getattr`` does."""
        return self.getattr(obj, str(argument))


def _no_field(attribute: str, owner: object) -> NoReturn:
    raise UnknownField(attribute, owner)


def ready_made_text(value: object) -> object:
    """Return ``value`` when it may be printed: a text, or the count of a loop."""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _NotTextError(type(value).__name__)


class _NotTextError(TypeError):
    """A template prints something that is not a ready-made text; the message is its type, never its value."""


def _capital_first(text: str) -> str:
    """Return ``text`` with its first letter as a capital and the rest as it is ("de heer Jansen")."""
    return text[:1].upper() + text[1:]


def _parsed(environment: Environment, name: str, source: str) -> tuple[nodes.Template, list[Problem]]:
    try:
        template = environment.parse(source, name, name)
    except TemplateSyntaxError as error:
        problem = _problem(name, error.lineno, f"the template cannot be read: {error.message}", "Correct the marks.")
        return nodes.Template([], lineno=1), [problem]
    return template, [*refused_constructs(template, name), *literal_terms(source, template, name)]


def _names_of(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return sorted(str(key) for key in owner)
    if isinstance(owner, str | list | tuple):
        return []
    return [
        name for name in dir(owner) if not name.startswith("_") and not isinstance(getattr(owner, name), MethodType)
    ]


def _reason(error: Exception) -> str:
    if isinstance(error, _NotTextError):
        return f"a field here holds no ready-made text but a value of type {error}"
    if isinstance(error, RecursionError):
        return "the template includes itself"
    if isinstance(error, TemplateError):
        return f"the template cannot be filled in: {error.message}"
    return f"the template cannot be filled in ({type(error).__name__})"


def _missing_include(templates: TemplateSet, file: str, line: int | None, wanted: str) -> Problem:
    near = difflib.get_close_matches(wanted, [name for name in templates.files if name.endswith(".html")], n=1)
    next_step = (
        f"The nearest name is {near[0]!r}." if near else "Name a .html file by its path from the template folder."
    )
    return _problem(file, line, f"{wanted!r} is not a template of the template folders", next_step)


def _problem(file: str, line: int | None, message: str, next_step: str) -> Problem:
    return Problem(code=TemplateInvalid.code, message=f"{message}.", next_step=next_step, file=file, line=line)


def _invalid(name: str, problems: list[Problem]) -> TemplateInvalid:
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return TemplateInvalid(f"{first.place() or name}: {first.message}{more}", first.next_step, problems=problems)
