"""``filing template``: what the person who edits wording needs, each command in its own file."""

import click

from filing.cli.template_check import template_check
from filing.cli.template_diff import template_diff
from filing.cli.template_fields import template_fields
from filing.cli.template_new import template_new
from filing.cli.template_preview import template_preview


@click.group("template")
def template() -> None:
    """Change the wording of documents, look at it, and check it before it meets a real case."""


template.add_command(template_new)
template.add_command(template_fields)
template.add_command(template_preview)
template.add_command(template_check)
template.add_command(template_diff)
