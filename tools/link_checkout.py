"""Makes ``filing`` runnable in this environment straight from the checkout, without building anything.

An editable install would fetch a build backend that no lock file pins. A path file and a launcher do the same.
"""

import stat
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = """#!{python}
import sys
from filing.cli.main import main
sys.exit(main())
"""


def link() -> None:
    """Leave ``filing`` importable, and the command ``filing`` beside this interpreter."""
    Path(sysconfig.get_path("purelib"), "filing-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = Path(sys.executable).parent / "filing"
    command.write_text(LAUNCHER.format(python=sys.executable), encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


if __name__ == "__main__":
    link()
