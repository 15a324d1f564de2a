"""The program ``filing``: the commands, and the one place where errors become messages and exit codes."""

import sys

import click

from filing.cli.bundle import bundle
from filing.cli.check import check
from filing.cli.law import law
from filing.cli.log import log
from filing.cli.new import new
from filing.cli.packet import packet
from filing.cli.plan import plan
from filing.cli.prepare import prepare
from filing.cli.proofread import proofread
from filing.cli.render import render
from filing.cli.say import error_json, print_error, print_json
from filing.cli.statement import statement
from filing.cli.template import template
from filing.cli.verify import verify
from filing.errors import FilingError, WrongUsage
from filing.version import program_version

INTERRUPTED = 130
SEE_HELP = "Run filing --help, or filing COMMAND --help."


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(program_version(), prog_name="filing")
def filing() -> None:
    """From one case file to every document of a Dutch debt-collection case, and to the bundle that proves it.

    Start with: filing new DIR, then filing check DIR, filing plan DIR and filing prepare DIR -o OUT.

    Exit codes: 0 done; 2 wrong usage; 10-19 case file; 20-29 law; 30 blocked; 40-49 template; 50-59 bundle;
    60-69 packet and output; 80-89 outside tools.
    """


for command in (new, check, log, statement, plan, render, bundle, packet, verify, prepare, proofread, template, law):
    filing.add_command(command)


def main() -> None:
    """Run the program; what goes wrong becomes a message on stderr, an exit code and, with --json, one object."""
    sys.exit(_run(as_json="--json" in sys.argv[1:]))


def _run(*, as_json: bool) -> int:
    try:
        code = filing.main(standalone_mode=False)
    except FilingError as error:
        if as_json:
            print_json({"error": error_json(error)})
        print_error(error)
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        if as_json:
            print_json({"error": error_json(WrongUsage(error.format_message(), SEE_HELP))})
        error.show()
        return WrongUsage.exit_code
    return code if isinstance(code, int) else 0  # click hands back the code of a command that ended early
