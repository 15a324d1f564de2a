"""Makes the evidence of the example cases anew: `python -m tools.make_examples`, from the top of the checkout.

Same script, same bytes: no clock, no chance. The files it makes are committed, so that a case can be tried without
running it; run it after changing a name, an amount or a paper, and look at what it made.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from filing.casefile.case import CaseFile
from filing.yaml_strict import read_yaml
from tools.example_evidence import business, consumer

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
MAKERS: dict[str, Callable[[CaseFile], dict[str, bytes]]] = {
    "business": business.evidence,
    "consumer": consumer.evidence,
}


def make(name: str, into: Path) -> list[Path]:
    """Write the evidence of example ``name`` below ``into`` and return the files."""
    source = EXAMPLES / name / "case.yaml"
    case = CaseFile.model_validate(read_yaml(source.read_text(encoding="utf-8"), source.name).value)
    made = []
    for file, content in MAKERS[name](case).items():
        target = into / name / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        made.append(target)
    return made


def main() -> None:
    """Make all examples, or those below another folder than examples/."""
    parser = argparse.ArgumentParser(description="Make the evidence of the example cases.")
    parser.add_argument("--into", type=Path, default=EXAMPLES, help="folder that holds the example folders")
    into = parser.parse_args().into
    for name in MAKERS:
        for target in make(name, into):
            print(f"{target.stat().st_size:>8}  {target.relative_to(into)}")


if __name__ == "__main__":
    main()
