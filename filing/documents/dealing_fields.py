"""The fields of letters about dealings: whom they reach, questions and disputes that wait, transfers, papers along."""

from collections.abc import Iterable

from filing.casefile.case import CaseFile
from filing.casefile.dealings import Assignment, Dispute, DisputePoint
from filing.casefile.history import SendingChannel
from filing.casefile.names import AnyParty, letter_name
from filing.documents.party_fields import Fields, party_fields, sender
from filing.documents.recipients import partnership_of
from filing.dutch import amount_text, date_text, list_text, unbroken
from filing.money import total
from filing.rules.facts import Facts
from filing.rules.requirements.dealings import running_plans
from filing.rules.requirements.replies import (
    credited_since,
    disputes_to_answer,
    principal_in_dispute,
    questions_asked,
)
from filing.rules.requirements.transfers import silent_transfers

VIA = {
    "nl": {
        SendingChannel.POST: "per brief", SendingChannel.REGISTERED_POST: "per aangetekende brief",
        SendingChannel.EMAIL: "per e-mail", SendingChannel.POST_AND_EMAIL: "per brief en e-mail",
        SendingChannel.TEXT_MESSAGE: "per sms", SendingChannel.CHAT: "via de chat", SendingChannel.PORTAL: "online",
        SendingChannel.TELEPHONE: "telefonisch", SendingChannel.IN_PERSON: "in een gesprek",
        SendingChannel.BAILIFF: "via een deurwaarder",
    },
    "en": {
        SendingChannel.POST: "by letter", SendingChannel.REGISTERED_POST: "by registered letter",
        SendingChannel.EMAIL: "by e-mail", SendingChannel.POST_AND_EMAIL: "by letter and e-mail",
        SendingChannel.TEXT_MESSAGE: "by text message", SendingChannel.CHAT: "by chat",
        SendingChannel.PORTAL: "online", SendingChannel.TELEPHONE: "by telephone",
        SendingChannel.IN_PERSON: "in person", SendingChannel.BAILIFF: "through a bailiff",
    },
}  # fmt: skip
DEEDS = {
    "nl": {"private": "onderhandse akte", "registered": "geregistreerde onderhandse akte",
           "authentic": "notariële akte"},
    "en": {"private": "private deed (onderhandse akte)", "registered": "registered private deed",
           "authentic": "notarial deed"},
}  # fmt: skip

NAMELESS: Fields = {"letter_name": "", "office_address": "", "kvk": ""}
NO_TRANSFER: Fields = {  # a draft of a notice that there is nothing to give
    "old": NAMELESS, "new": NAMELESS, "links": [], "has_balance": False, "balance": "", "deed_on": "",
    "contact": {"name": "", "telephone": "", "email": ""}, "by_old": False,
}  # fmt: skip


def dealing_fields(facts: Facts, recipient: AnyParty | None, language: str) -> Fields:
    """Return what letters outside the ladder of demands say of the parties' dealings."""
    firm = partnership_of(recipient, facts.file)
    asked = questions_asked(facts)
    return {
        "partner": {
            "there": firm is not None,
            "of": letter_name(firm) if firm is not None else "",
            "is_liable": firm is not None and firm.legal_form == "vof",
        },
        "plan_runs": bool(running_plans(facts)),
        "question": {
            "there": bool(asked),
            "on": date_text(asked[-1].on, language) if asked else "",
            "via": _via(asked[-1].channel, language) if asked else "",
        },
        "papers": _papers(facts.file, _of_the_claims(facts.file), language),
        "reply": _reply(facts, language),
        "transfer": _transfer(facts, language),
    }


def _via(channel: SendingChannel | None, language: str) -> str:
    return VIA[language][channel] if channel is not None else ""


def _of_the_claims(file: CaseFile) -> Iterable[str]:
    """The evidence of contract, terms, claims and transfers: what shows where a claim comes from."""
    contract = file.debt.contract
    if contract is not None:
        yield from contract.evidence
        yield from contract.terms.evidence if contract.terms is not None else ()
    for claim in file.claims:
        yield from claim.evidence
    for link in file.assignments:
        yield from link.evidence


def _papers(file: CaseFile, names: Iterable[str], language: str) -> list[str]:
    """Return the exhibits with these ids by title and day, each once, oldest first."""
    wanted = set(names)
    found = sorted((one for one in file.exhibits if one.id in wanted), key=lambda one: (one.date, one.id))
    return [f"{one.title} ({date_text(one.date, language)})" for one in found]


def _reply(facts: Facts, language: str) -> Fields:
    """Return the disputes that wait for an answer, point by point, and what of the principal nobody disputes."""
    waiting = disputes_to_answer(facts)
    principal = total(claim.principal_open for claim in facts.statement.claims)
    disputed = principal_in_dispute(facts)
    names = [name for one in waiting for point in one.points for name in point.evidence]
    return {
        "disputes": [_dispute(facts, one, language) for one in waiting],
        "several": len(waiting) > 1,
        "is_partial": bool(waiting) and disputed < principal,
        "disputed": amount_text(disputed, language),
        "undisputed": amount_text(principal - disputed, language),
        "papers": _papers(facts.file, names, language),
    }


def _dispute(facts: Facts, dispute: Dispute, language: str) -> Fields:
    numbers = [one.number or one.id for one in facts.file.claims if one.id in dispute.claims]
    return {
        "raised_on": date_text(dispute.raised_on, language),
        "via": _via(dispute.channel, language),
        "ground": dispute.ground,
        "claims": list_text(numbers, language) if numbers else "",
        "several_claims": len(numbers) > 1,
        "amount": amount_text(dispute.amount, language) if dispute.amount is not None else "",
        "credited": amount_text(credited_since(facts, dispute), language),
        "points": [_point(facts.file, one, language) for one in dispute.points],
        "is_maintained": dispute.outcome == "maintained",
        "is_reduced": dispute.outcome == "reduced",
        "is_conceded": dispute.outcome == "conceded",
    }


def _point(file: CaseFile, point: DisputePoint, language: str) -> Fields:
    papers = _papers(file, point.evidence, language)
    return {"said": point.point, "answer": point.answer, "papers": list_text(papers, language) if papers else ""}


def _transfer(facts: Facts, language: str) -> Fields:
    """Return the transfers of which the debtor has yet to be told, from the first old creditor to the present one."""
    silent = silent_transfers(facts)
    if not silent:
        return {"there": False, **NO_TRANSFER}
    contact = sender(facts.file)
    return {
        "there": True,
        "old": party_fields(silent[0].old_creditor, language),
        "new": party_fields(facts.file.creditor, language),
        "links": [_link(one, language) for one in silent],
        "has_balance": len(silent) == 1 and silent[0].balance is not None,
        "balance": amount_text(silent[0].balance, language) if silent[0].balance is not None else "",
        "deed_on": date_text(silent[-1].deed_on, language),
        "contact": {
            "name": letter_name(contact),
            "telephone": unbroken(contact.telephone or ""),
            "email": contact.email or "",
        },
        "by_old": silent[-1].notice_by == "old_creditor",
    }


def _link(link: Assignment, language: str) -> Fields:
    return {
        "old": letter_name(link.old_creditor),
        "new": letter_name(link.new_creditor),
        "deed_on": date_text(link.deed_on, language),
        "deed": DEEDS[language][link.deed],
    }
