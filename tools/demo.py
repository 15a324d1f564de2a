"""Goes the whole way with the two example cases, as a user would on the command line, and says what lies where."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = Path("out/demo")
ON = "2026-11-24"
EXAMPLES = ("consumer", "business")
WIDTH = "118"  # [characters]


@dataclass(frozen=True, slots=True)
class Ran:
    """One command with what it printed and how it ended."""

    command: str
    output: str
    code: int


def filing(*words: str) -> Ran:
    """Run one command of the program in a process of its own."""
    environment = os.environ | {"COLUMNS": WIDTH}
    done = subprocess.run(
        [sys.executable, "-c", "from filing.cli.main import main; main()", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(f"filing {' '.join(words)}", done.stdout + done.stderr, done.returncode)


def example(name: str) -> list[Ran]:
    """Return the commands of one example: check, statement, plan, the whole way, and the packets verified."""
    case, target = f"examples/{name}", OUT / name
    ran = [
        filing("check", case),
        filing("statement", case, "--on", ON),
        filing("plan", case, "--on", ON),
        filing("prepare", case, "--on", ON, "-o", str(target)),
    ]
    ran += [
        filing("verify", str(packet.relative_to(ROOT))) for packet in sorted((ROOT / target).glob("packet-*.zip"))[:1]
    ]
    return ran


def table() -> list[str]:
    """Return what lies where, with sizes."""
    files = (path for path in sorted((ROOT / OUT).rglob("*")) if path.is_file())
    rows = [f"  {path.relative_to(ROOT)!s:<64}{path.stat().st_size / 1024:>9.0f} kB" for path in files]
    return ["What lies where", "", *rows]


def main() -> int:
    """Run both examples, print them one after the other, and end with the table."""
    with ThreadPoolExecutor(max_workers=len(EXAMPLES)) as pool:
        results = list(pool.map(example, EXAMPLES))
    failed = 0
    for name, ran in zip(EXAMPLES, results, strict=True):
        print(f"\n{'═' * 20} {name} {'═' * 20}")
        for one in ran:
            print(f"\n$ {one.command}\n\n{one.output.rstrip()}")
            failed += one.code != 0
            if one.code:
                print(f"(exit code {one.code})")
    print("\n" + "\n".join(table()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
