"""How old a consultation of a register may be before a step: house practice, as data that a firm can replace."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from filing.casefile.desk_work import Register
from filing.errors import Problem, TemplateInvalid
from filing.yaml_strict import YamlFault, path_text, read_yaml

FRESHNESS_FILE = "freshness.yaml"


class _Needed(BaseModel):
    """What the file says of one register."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")]
    steps: tuple[Annotated[str, Field(pattern=r"^[a-z][a-z_]{2,40}$")], ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    registers: dict[Register, _Needed]


@dataclass(frozen=True, slots=True)
class Needed:
    """The most days between a consultation and a step, and the document kinds that need one."""

    days: int
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is asked of each register."""

    registers: Mapping[Register, Needed]

    def needed(self, register: Register, kind: str) -> int | None:
        """Return how many days old a consultation may be before a document of ``kind``; None when none is needed."""
        found = self.registers.get(register)
        return found.days if found is not None and kind in found.steps else None


def load_freshness(templates: Mapping[str, bytes]) -> Freshness:
    """Return the built-in data, each register replaced by what a firm's ``freshness.yaml`` says of it.

    Raises:
        TemplateInvalid: the firm's file is not sound, or names a kind of document that ``templates`` does not have.
    """
    house = house_freshness()
    if FRESHNESS_FILE not in templates:
        return house
    own = _read(templates[FRESHNESS_FILE])
    kinds = {path.split("/")[-2] for path in templates if path.endswith("/document.yaml")}
    problems = [
        _problem(f"There is no document kind {step}.", path=f"registers.{register}.steps")
        for register, needed in own.items()
        for step in sorted(needed.steps - kinds)
        if kinds
    ]
    if problems:
        raise _invalid(problems)
    return Freshness({**house.registers, **own})


@cache
def house_freshness() -> Freshness:
    """Return the built-in data."""
    return Freshness(_read(files("filing.rules").joinpath(FRESHNESS_FILE).read_bytes()))


def _read(data: bytes) -> Mapping[Register, Needed]:
    try:
        tree = read_yaml(data.decode("utf-8-sig"), FRESHNESS_FILE)
        found = _File.model_validate(tree.value)
    except UnicodeDecodeError as error:
        raise _invalid([_problem("This file is not UTF-8 text.")]) from error
    except YamlFault as fault:
        raise _invalid([_problem(one.message, one.line) for one in fault.faults]) from fault
    except ValidationError as error:
        problems = [
            _problem(one["msg"], tree.line(one["loc"]), path_text(one["loc"]))
            for one in error.errors(include_url=False)
        ]
        raise _invalid(problems) from error
    return {name: Needed(int(one.days), frozenset(one.steps)) for name, one in found.registers.items()}


def _problem(message: str, line: int | None = None, path: str = "") -> Problem:
    step = "See filing/rules/freshness.yaml for the registers and keys."
    return Problem("TEMPLATE", message, step, file=FRESHNESS_FILE, line=line, path=path)


def _invalid(problems: list[Problem]) -> TemplateInvalid:
    return TemplateInvalid(f"{FRESHNESS_FILE} is not sound.", problems[0].next_step, problems=problems)
