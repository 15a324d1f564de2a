"""A plan as JSON: keys and status values are English and stable, sentences are in the language that was asked."""

from collections.abc import Sequence
from typing import Any

from pydantic_core import to_jsonable_python

from filing.language import Language
from filing.message import Message
from filing.money import plain
from filing.rules.classified import Classification
from filing.rules.contact_windows import Window
from filing.rules.finding import Fact, Finding
from filing.rules.outlook import Projection
from filing.rules.plan import Plan
from filing.rules.plan_steps import PlannedStep
from filing.rules.why import Why


def plan_json(found: Plan, language: Language) -> dict[str, Any]:
    """Return the plan as JSON."""
    return {
        "on": str(found.on),
        "documents": [
            {
                "kind": one.kind,
                "title": one.title,
                "status": one.status.value,
                "until": str(one.until) if one.until else None,
                "reason": language(one.reason),
                "findings": [finding_json(finding, language) for finding in one.findings],
            }
            for one in found.documents
        ],
        "next": list(found.next),
        "by_hand": list(found.by_hand),
        "by_hand_how": [language(one) for one in found.by_hand_how],
        "is_paid": found.is_paid,
        "execution": [finding_json(finding, language) for finding in found.execution],
        "next_from": str(found.step_from) if found.step_from else None,
        "tracks": [{"name": track.name, "decide": [language(one) for one in track.decide]} for track in found.tracks],
        "steps": [_step_json(one) for one in found.steps],
        "checklist": _checklist_json(found, language),
        "deadlines": [
            {
                "what": language(one.what),
                "on": str(one.on),
                "law": one.law,
                "alarm_on": str(one.alarm_on) if one.alarm_on else None,
            }
            for one in found.deadlines
        ],
        "unknown_deadlines": [language(one) for one in found.unknown_deadlines],
        "timeline": [
            {"on": str(one.on), "what": language(one.what), "ahead": one.ahead, "kind": one.kind.value}
            for one in found.timeline
        ],
        "overrides": [
            {"rule": one.rule, "by": one.by, "on": str(one.on), "reason": one.reason} for one in found.overrides
        ],
    }


def finding_json(finding: Finding, language: Language) -> dict[str, Any]:
    """Return a finding as JSON."""
    return {
        "rule": finding.rule.number,
        "requirement": finding.requirement,
        "verdict": finding.verdict.value,
        "severity": finding.rule.severity.value,
        "certainty": finding.rule.certainty.value,
        "article": finding.rule.article,
        "message": language(finding.message),
        "next_step": language(finding.next_step),
        "holds_from": str(finding.holds_from) if finding.holds_from else None,
        "hinders": finding.hinders,
        "overruled_by": finding.overruled_by.by if finding.overruled_by else None,
        "redirect": finding.redirect.value if finding.redirect else None,
        "facts": [fact_json(one, language) for one in finding.facts],
    }


def fact_json(fact: Fact, language: Language) -> dict[str, Any]:
    """Return a fact with its place in the case file; the value is None when it is not on record."""
    value = fact.value
    return {"path": fact.path, "value": language(value) if isinstance(value, Message) else to_jsonable_python(value)}


def why_json(found: Why, language: Language) -> dict[str, Any]:
    """Return why a kind stands as it does."""
    document = found.document
    return {
        "kind": document.kind,
        "status": document.status.value,
        "until": str(document.until) if document.until else None,
        "reason": language(document.reason),
        "hindering": [finding_json(one, language) for one in found.hindering],
        "unknown": [finding_json(one, language) for one in found.unknown],
        "warnings": [finding_json(one, language) for one in found.warnings],
        "satisfied": [finding_json(one, language) for one in found.satisfied],
    }


def outlook_json(found: Sequence[Projection], language: Language) -> list[dict[str, Any]]:
    """Return what is owed at each moment; what is not known is None."""
    return [
        {
            "at": one.at.value,
            "on": str(one.on) if one.on else None,
            **{
                name: None if amount is None else plain(amount)
                for name, amount in (
                    ("principal", one.principal),
                    ("interest", one.interest),
                    ("costs", one.costs),
                    ("litigation_costs", one.litigation),
                    ("total", one.total),
                )
            },
            "litigation_complete": one.litigation_complete,
            "assumed": [language(each) for each in one.assumed],
            "stopped": language(one.stopped) if one.stopped else None,
        }
        for one in found
    ]


def windows_json(found: Sequence[Window], language: Language) -> list[dict[str, Any]]:
    """Return when each way of contact is allowed next; moments with their offset from UTC, None when not bound."""
    return [
        {
            "contact": one.contact.value,
            "bound": one.bound,
            "allowed_now": one.allowed_now,
            "opens": one.opens.isoformat(timespec="minutes") if one.opens else None,
            "closes": one.closes.isoformat(timespec="minutes") if one.closes else None,
            "law": one.law,
            "certainty": one.certainty.value,
            "why": language(one.why),
        }
        for one in found
    ]


def classification_json(found: Classification, language: Language) -> dict[str, Any]:
    """Return what debtors and sender are, with the facts it rests on."""
    return {
        "debtors": [
            {
                "debtor": one.debtor,
                "class": one.debtor_class.value,
                "bki_debtor": one.bki_debtor.value,
                "size": one.size.value if one.size else None,
                "authority": one.authority,
                "facts": [fact_json(each, language) for each in one.facts],
            }
            for one in found.debtors
        ],
        "sender": {
            "role": found.sender.role.value,
            "must_register": found.sender.must_register,
            "register_number": found.sender.register_number,
            "facts": [fact_json(each, language) for each in found.sender.facts],
        },
    }


def _step_json(step: PlannedStep) -> dict[str, Any]:
    return {
        "track": step.track,
        "kinds": list(step.kinds),
        "state": step.state.value,
        "optional": step.optional,
        "by_hand": list(step.by_hand),
        "done_on": str(step.done_on) if step.done_on else None,
        "patient_until": str(step.patient_until) if step.patient_until else None,
    }


def _checklist_json(found: Plan, language: Language) -> dict[str, Any]:
    return {
        "open": [
            {
                "rule": one.finding.rule.number,
                "message": language(one.finding.message),
                "next_step": language(one.finding.next_step),
                "certainty": one.finding.rule.certainty.value,
                "holds_up": list(one.holds_up),
                "asked_for": list(one.asked_for),
                "facts": [fact_json(each, language) for each in one.finding.facts],
            }
            for one in found.checklist.open
        ],
        "answered": [
            {"rule": one.rule, "answer": one.answer, "by": one.by, "on": str(one.on), "reason": one.reason}
            for one in found.checklist.answered
        ],
    }
