"""``filing law``: questions to the law library, each in its own file."""

import click

from filing.cli.law_attachment_terms import law_attachment_terms
from filing.cli.law_bailiff_tariff import law_bailiff_tariff
from filing.cli.law_collection_costs import law_collection_costs
from filing.cli.law_court import law_court
from filing.cli.law_court_fee import law_court_fee
from filing.cli.law_diff import law_diff
from filing.cli.law_interest import law_interest
from filing.cli.law_limitation import law_limitation
from filing.cli.law_notice_period import law_notice_period
from filing.cli.law_protected_balance import law_protected_balance
from filing.cli.law_protected_income import law_protected_income
from filing.cli.law_representative_fee import law_representative_fee
from filing.cli.law_summons_date import law_summons_date
from filing.cli.law_tables import law_tables
from filing.cli.law_term import law_term


@click.group("law")
def law() -> None:
    """Ask what the law says on a date."""


law.add_command(law_interest)
law.add_command(law_collection_costs)
law.add_command(law_court_fee)
law.add_command(law_representative_fee)
law.add_command(law_bailiff_tariff)
law.add_command(law_notice_period)
law.add_command(law_summons_date)
law.add_command(law_limitation)
law.add_command(law_attachment_terms)
law.add_command(law_term)
law.add_command(law_court)
law.add_command(law_protected_income)
law.add_command(law_protected_balance)
law.add_command(law_tables)
law.add_command(law_diff)
