"""The words of a plan for a person: what the values of statuses, verdicts and moments are called."""

from collections.abc import Mapping

from filing.message import Message, say
from filing.rules.contact_windows import Contact
from filing.rules.finding import Certainty, Severity, Verdict
from filing.rules.outlook import At
from filing.rules.plan import Status
from filing.rules.plan_steps import StepState

STATUS: Mapping[Status, Message] = {
    Status.DUE: say("due"),
    Status.ALLOWED: say("allowed"),
    Status.WAITING: say("waiting"),
    Status.BLOCKED: say("blocked"),
    Status.SENT: say("sent"),
    Status.NOT_APPLICABLE: say("not applicable"),
}
STEP: Mapping[StepState, Message] = {
    StepState.DONE: say("done"),
    StepState.PASSED: say("passed over"),
    StepState.LEFT_OUT: say("does not apply"),
    StepState.NEXT: say("next"),
    StepState.AHEAD: say("later"),
}
VERDICT: Mapping[Verdict, Message] = {
    Verdict.SATISFIED: say("in order"),
    Verdict.UNMET: say("not met"),
    Verdict.UNKNOWN: say("not known"),
}
SEVERITY: Mapping[Severity, Message] = {
    Severity.BLOCK: say("blocks"),
    Severity.ERROR: say("wrong"),
    Severity.WARN: say("look at it"),
}
CERTAINTY: Mapping[Certainty, Message] = {
    Certainty.CONFIRMED: say("read in the source"),
    Certainty.CONFIRMED_2017: say("read in a text of 2017"),
    Certainty.DERIVED: say("derived"),
    Certainty.MEMORY: say("from memory, a person decides"),
    Certainty.HOUSE: say("practice of the house"),
}
CONTACT: Mapping[Contact, Message] = {
    Contact.EMAIL: say("E-mail, message or portal"),
    Contact.TELEPHONE: say("Telephone"),
    Contact.VISIT: say("Visit, or a letter by hand"),
    Contact.POST: say("Letter by post"),
    Contact.SERVICE: say("Service by a bailiff"),
}
MOMENT: Mapping[At, Message] = {
    At.TODAY: say("If paid today"),
    At.IN_TWO_WEEKS: say("If paid in two weeks"),
    At.SUMMONS: say("At the summons"),
    At.JUDGMENT: say("At the judgment"),
}
TRACK: Mapping[str, Message] = {
    "after_judgment": say("after judgment"),
    "payment_plan_running": say("payment plan running"),
    "dispute_open": say("dispute open"),
    "payment_plan_broken": say("payment plan broken"),
    "assigned": say("assigned claim"),
    "rent": say("rent"),
    "minor": say("minor amount"),
    "consumer": say("consumer"),
    "business": say("business"),
}
