"""Who writes a document: whoever collects, or the old creditor, when that one is to give notice of a transfer."""

from dataclasses import replace

from filing.casefile.party import Collector, CollectorRole
from filing.rules.facts import Facts
from filing.rules.kinds import Kind
from filing.rules.requirements.transfers import silent_transfers

NOTICE_OF_ASSIGNMENT = "assignment_notice"


def as_written(kind: Kind, facts: Facts) -> Facts:
    """Return ``facts`` with creditor, collector and handler as the writer of a document of ``kind`` has them.

    A notice of transfer that the old creditor is to give (art. 3:94 lid 1 BW) comes from the old creditor itself, under
    the same reference; every other document from whoever collects.
    """
    silent = silent_transfers(facts) if kind.name == NOTICE_OF_ASSIGNMENT else ()
    if not silent or silent[-1].notice_by != "old_creditor":
        return facts
    alone = {"creditor": silent[-1].old_creditor, "collector": Collector(role=CollectorRole.CREDITOR), "handler": None}
    return replace(facts, case=replace(facts.case, file=facts.file.model_copy(update=alone)))
