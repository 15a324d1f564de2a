"""``filing bundle --profiles``: the court profiles, what each asks, and how sure that is."""

import click

from filing.bundle.limits import MAX_BUNDLE_BYTES, MAX_BUNDLE_PAGES, MAX_SOURCE_BYTES, MAX_SOURCE_PAGES
from filing.bundle.profiles import DEMANDS, built_in
from filing.cli.say import out, plain_text, print_table, table

OWN_LIMITS = (
    f"Limits of this program, of no court: {MAX_SOURCE_PAGES} pages and {MAX_SOURCE_BYTES} bytes of one exhibit, "
    f"{MAX_BUNDLE_PAGES} pages and {MAX_BUNDLE_BYTES} bytes of one file."
)


def print_profiles(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Print every profile and end the command, when ``value`` says that it was asked; click's own way of calling."""
    if not value or context.resilient_parsing:
        return
    for profile in built_in():
        out().print(plain_text(f"{profile.name}: {profile.title} ({profile.recorded})", "bold"), soft_wrap=True)
        out().print(plain_text(profile.note), soft_wrap=True)
        known = [demand for demand in profile.demands if demand.known]
        made = table(("Demand", "Value", "Status"))
        for demand in known:
            made.add_row(DEMANDS[demand.name][0], plain_text(demand.value), str(demand.status))
        print_table(made)
        for source in dict.fromkeys(demand.source for demand in known):
            out().print(plain_text(f"Source: {source}"), soft_wrap=True)
        unknown = [DEMANDS[demand.name][0] for demand in profile.demands if not demand.known]
        out().print(plain_text(f"Not known, and no limit: {'; '.join(unknown)}."), soft_wrap=True)
        out().print()
    out().print(plain_text(OWN_LIMITS), soft_wrap=True)
    context.exit()
