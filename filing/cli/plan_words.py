"""The words of a plan for a person: what the values of statuses, verdicts and moments are called."""

from collections.abc import Mapping

from filing.casefile.party import CollectorRole, SizeClass
from filing.message import Message, say
from filing.reckoning.classification import DebtorClass
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
STEP_SIGN: Mapping[StepState, str] = {
    StepState.DONE: "✓",
    StepState.PASSED: "–",
    StepState.LEFT_OUT: "",
    StepState.NEXT: "▶",
    StepState.AHEAD: "○",
}
OPTIONAL_STEP = say("may be left out")
ANSWER: Mapping[str, Message] = {"yes": say("yes"), "no": say("no")}
CLASS: Mapping[DebtorClass, Message] = {
    DebtorClass.CONSUMER: say("consumer"),
    DebtorClass.BUSINESS: say("business"),
    DebtorClass.AUTHORITY: say("public authority"),
    DebtorClass.UNKNOWN: say("consumer or business not known, treated as a consumer"),
}
PARTY: Mapping[str, Message] = {
    "natural_person": say("natural person"),
    "sole_trader": say("sole trader"),
    "legal_person": say("legal person"),
    "partnership": say("partnership"),
    "public_authority": say("public body"),
}
SIZE: Mapping[SizeClass, Message] = {
    SizeClass.MICRO: say("micro firm"),
    SizeClass.SMALL: say("small firm"),
    SizeClass.MEDIUM: say("medium firm"),
    SizeClass.LARGE: say("large firm"),
}
ROLE: Mapping[CollectorRole, Message] = {
    CollectorRole.CREDITOR: say("the creditor itself"),
    CollectorRole.COLLECTION_AGENCY: say("collection agency"),
    CollectorRole.DEBT_BUYER: say("debt buyer"),
    CollectorRole.LAWYER: say("lawyer"),
    CollectorRole.BAILIFF: say("bailiff"),
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
