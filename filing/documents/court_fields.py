"""The fields of pleadings: the contract and its review, default and notices, defences, court, costs and seizure."""

import datetime as dt
from decimal import Decimal

from filing.calendar_nl import DAY
from filing.casefile.case import CaseFile
from filing.casefile.dealings import Dispute
from filing.casefile.debt import Channel, Contract
from filing.casefile.exhibits import Exhibits
from filing.casefile.names import LETTER_ADDRESS, full_name, one_line
from filing.casefile.party import Partnership
from filing.documents.competence_fields import judge_text, place_fields
from filing.documents.exhibit_fields import cites
from filing.documents.party_fields import Fields, party_fields
from filing.dutch import amount_text, date_text, list_text, percent_text, weekday_date_text
from filing.errors import LawUnknown
from filing.law.court_fees import attachment_petition_fee
from filing.law.summons_term import file_by, serve_by
from filing.law.table import Law
from filing.money import ZERO, round_cent
from filing.reckoning.litigation_costs import litigation_costs
from filing.reckoning.litigation_parties import fee_rate
from filing.rules.facts import Facts
from filing.rules.requirements.attachment import wanted_targets
from filing.rules.requirements.competence import residence_courts, sector_of
from filing.rules.requirements.summons_term import residence_kinds

CHANNELS = {
    Channel.IN_STORE: "in de winkel",
    Channel.ONLINE: "op afstand via internet",
    Channel.OFF_PREMISES: "buiten de verkoopruimte",
    Channel.TELEPHONE: "telefonisch",
    Channel.EMAIL: "per e-mail",
    Channel.LETTER: "per brief",
}
NO_FEES = {"court_fee": "", "summons_tariff": "", "fee_is_known": False, "tariff_is_known": False}
PERCENT = Decimal(100)


def contract_fields(file: CaseFile, exhibits: Exhibits, language: str) -> Fields:
    """Return the contract, its terms and the consumer review; "there" is false when no contract is on record."""
    contract = file.debt.contract
    if contract is None:
        return {"there": False}
    review = contract.consumer_review
    terms = contract.terms
    return {
        "there": True,
        "kind": contract.kind,
        "subject": contract.subject,
        "number": contract.number or "",
        "concluded_on": date_text(contract.concluded_on, language) if contract.concluded_on else "",
        "channel": CHANNELS[contract.channel] if contract.channel else "",
        "price": amount_text(contract.price, language) if contract.price is not None else "",
        "performed_on": date_text(contract.performed_on, language) if contract.performed_on else "",
        "term_is_agreed": bool(contract.payment_term and contract.payment_term.set_by == "agreed"),
        "term_days": str(contract.payment_term.days) if contract.payment_term and contract.payment_term.days else "",
        "cites": cites(contract.evidence, exhibits, language),
        "has_review": review is not None,
        "order_button": review.order_button if review and review.order_button else "",
        "order_button_cites": cites(review.order_button_evidence if review else (), exhibits, language),
        "confirmed_on": date_text(review.confirmed_on, language) if review and review.confirmed_on else "",
        "confirmation_cites": cites(review.confirmation_evidence if review else (), exhibits, language),
        "withdrawal": review.withdrawal_information if review and review.withdrawal_information else "",
        "credit_model": review.credit_model if review and review.credit_model else "",
        "duties": _duties(contract, exhibits, language),
        "accepted_on": _day(review.accepted_in_writing_on if review else None, language),
        "credit_tested_on": _day(review.creditworthiness_tested_on if review else None, language),
        "terms_apply": bool(terms and terms.apply),
        "terms_known": terms is not None,
        "terms_title": " ".join(part for part in (terms.title, _version(terms.version)) if part) if terms else "",
        "terms_supplied": terms.supplied_how if terms and terms.supplied_how else "",
        "terms_cites": cites(terms.evidence if terms else (), exhibits, language),
        "clauses": [
            {"article": clause.article or "", "text": clause.text} for clause in (terms.clauses if terms else ())
        ],
    }


def _day(day: dt.date | None, language: str) -> str:
    return date_text(day, language) if day else ""


def _version(version: str | None) -> str:
    return f"(versie {version})" if version else ""


def _duties(contract: Contract, exhibits: Exhibits, language: str) -> list[Fields]:
    duties = contract.consumer_review.duties if contract.consumer_review else ()
    return [
        {
            "article": duty.article,
            "what": duty.what,
            "how": duty.met_how,
            "cites": cites(duty.evidence, exhibits, language),
        }
        for duty in duties
    ]


def letters_sent(facts: Facts, exhibits: Exhibits, language: str) -> Fields:
    """Return what was sent before, kind by kind: "there" is false for a kind that was never sent."""
    found: Fields = {}
    for kind in ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand"):
        events = facts.sent(kind)
        last = events[-1] if events else None
        found[kind] = {
            "there": last is not None,
            "sent_on": date_text(last.on, language) if last else "",
            "received_on": date_text(last.delivered_on, language) if last and last.delivered_on else "",
            "is_received": bool(last and last.delivered_on),
            "proof": last.delivery_proof if last and last.delivery_proof else "",
            "cites": cites(last.evidence if last else (), exhibits, language),
        }
    return found


def notice_fields(facts: Facts, language: str) -> Fields:
    """Return the fourteen-day notice that holds: dispatched, received (and how that is known), last day, amount.

    Where one ran out and was not met in time, that is the one by which costs are due.
    """
    held = [notice for notice in facts.notices if notice.holds]
    if not held:
        return {"there": False}
    met = {one.event_id for one in facts.statement.costs.paid_in_term if one.brings_no_costs}
    ran_out = [n for n in held if n.event.id not in met and n.last_day is not None and n.last_day < facts.on]
    notice = (ran_out or held)[-1]
    event = notice.event
    named = event.costs.amount + (event.costs.vat or ZERO) if event.costs else ZERO
    return {
        "there": True,
        "sent_on": date_text(event.on, language),
        "received_on": date_text(notice.received.day, language) if notice.received.day else "",
        "presumed": notice.received.presumed,
        "address": _where_sent(facts.file),
        "last_day": date_text(notice.last_day, language) if notice.last_day else "",
        "due_from": date_text(notice.costs_due_from, language) if notice.costs_due_from else "",
        "wording": event.term.wording.rstrip(". ") if event.term and event.term.wording else "",
        "named": amount_text(named, language),
        "proof": event.delivery_proof or "",
    }


def _where_sent(file: CaseFile) -> str:
    """Return the one address that the notice went to; empty when there were several debtors."""
    address = file.debtors[0].address(*LETTER_ADDRESS) if len(file.debtors) == 1 else None
    return one_line(address) if address else ""


def dispute_fields(file: CaseFile, exhibits: Exhibits, language: str) -> list[Fields]:
    """Return the known defences with their grounds, what was answered, and the rebuttal (SUM-23, ATT-04)."""
    return [
        {
            "raised_on": date_text(dispute.raised_on, language),
            "ground": dispute.ground,
            "replies": [
                {
                    "on": date_text(reply.on, language),
                    "summary": reply.summary,
                    "cites": cites(reply.evidence, exhibits, language),
                }
                for reply in dispute.replies
            ],
            "rebuttal": dispute.rebuttal or "",
            "cites": cites(dispute.evidence, exhibits, language),
        }
        for dispute in live_disputes(file)
    ]


def live_disputes(file: CaseFile) -> tuple[Dispute, ...]:
    """Return the defences that were neither withdrawn nor settled."""
    return tuple(one for one in file.disputes if one.withdrawn_on is None and one.settled_on is None)


def proceedings_fields(facts: Facts, language: str, *, with_fees: bool) -> Fields:
    """Return court, docket date and last days; ``with_fees`` also what the proceedings cost, which takes a while."""
    plan = facts.file.proceedings
    docket = plan.docket_date if plan else None
    court = plan.court if plan else None
    return {
        "court": court.name if court else "",
        "location": court.location if court else "",
        "court_address": court.address if court and court.address else "",
        "filing_address": court.filing_address if court and court.filing_address else "",
        "docket_date": weekday_date_text(docket, language) if docket else "",
        "docket_time": plan.docket_time.strftime("%H.%M") if plan and plan.docket_time else "",
        "planned_service_on": weekday_date_text(plan.planned_service_on, language)
        if plan and plan.planned_service_on
        else "",
        "serve_by": _serve_by(facts, docket, language),
        "shortened": bool(plan and plan.shortened_to_days and plan.shortened_on),
        "shortened_on": date_text(plan.shortened_on, language) if plan and plan.shortened_on else "",
        "shortened_to_days": str(plan.shortened_to_days) if plan and plan.shortened_to_days else "",
        "competence": judge_text(facts, language),
        "place": place_fields(facts),
        "file_by": weekday_date_text(file_by(facts.law, docket), language) if docket else "",
        "chosen_domicile": plan.chosen_domicile if plan and plan.chosen_domicile else "",
        "main_action_at": plan.main_action_at if plan and plan.main_action_at else "",
        "provisional": plan.provisional_enforcement if plan else True,
        "case_number": plan.case_number if plan and plan.case_number else "",
        "witnesses": [
            {"name": witness.name, "city": witness.city, "about": witness.about}
            for witness in (plan.witnesses if plan else ())
        ],
        **(_fees(facts, language) if with_fees else NO_FEES),
    }


def _serve_by(facts: Facts, docket: dt.date | None, language: str) -> str:
    """Return the last day to serve when every defendant lives in the Netherlands; "" when the term is another."""
    if docket is None or residence_kinds(facts) != {"NL"}:
        return ""
    plan = facts.file.proceedings
    if plan and plan.shortened_to_days and plan.shortened_on:  # the docket date is not counted in the term (SUM-34)
        return weekday_date_text(docket - (plan.shortened_to_days + 1) * DAY, language)
    return weekday_date_text(serve_by(facts.law, docket), language)


def _fees(facts: Facts, language: str) -> Fields:
    """Court fee and summons tariff where they are known; "" where they are not, and the plan or the bailiff asks."""
    found = litigation_costs(facts.case, facts.statement, facts.law, sector_of(facts))
    sums = {line.what: amount_text(line.amount, language) for line in found.lines}
    fee, tariff = sums.get("court_fee", ""), sums.get("summons", "")
    return {"court_fee": fee, "summons_tariff": tariff, "fee_is_known": bool(fee), "tariff_is_known": bool(tariff)}


def seizure_fields(facts: Facts, exhibits: Exhibits, language: str) -> Fields:
    """Return what a petition for seizure asks: targets, sum with surcharge, term, and its arguments."""
    request = facts.file.seizure_request
    principal = facts.statement.principal_open
    surcharge = request.surcharge_percent if request and request.surcharge_percent is not None else Decimal(0)
    extra = round_cent(principal * surcharge / PERCENT)
    # The surcharge stands for interest and costs (ATT-09); without one, what is owed today is asked.
    maximum = principal + extra if extra else facts.statement.open
    targets = [
        {
            "description": target.description,
            "third_party": party_fields(target.third_party, language) if target.third_party else {},
            "of": _owner(facts, target.of),
            "iban": target.iban or "",
            "source": target.source or "",
            "cites": cites(target.evidence, exhibits, language),
        }
        for target in wanted_targets(facts)
    ]
    return {
        "court": _seizure_court(facts),
        "targets": targets,
        "third_parties": list_text(
            [full_name(t.third_party) for t in wanted_targets(facts) if t.third_party], language
        ),
        "principal": amount_text(principal, language),
        "has_surcharge": extra > 0,
        "surcharge_percent": percent_text(surcharge, language),
        "surcharge": amount_text(extra, language),
        "maximum": amount_text(maximum, language),
        "proportionality": request.proportionality if request and request.proportionality else "",
        "urgency": request.urgency if request and request.urgency else "",
        "earlier_requests": request.earlier_requests if request and request.earlier_requests else "",
        "term_days": str(request.main_action_term_days) if request and request.main_action_term_days else "",
        "fee": _petition_fee(facts.law, facts, language),
    }


def _seizure_court(facts: Facts) -> str:
    """Return the court of the petition: the one on record, else that of a debtor's residence (art. 700 lid 1 Rv)."""
    plan = facts.file.proceedings
    if plan is not None and plan.court is not None:
        return plan.court.name
    return next(iter(residence_courts(facts)), "")


def _owner(facts: Facts, party_id: str) -> str:
    for debtor in facts.file.debtors:
        for party in (debtor, *(debtor.partners if isinstance(debtor, Partnership) else ())):
            if party.id == party_id:
                return full_name(party)
    return ""


def _petition_fee(law: Law, facts: Facts, language: str) -> str:
    try:
        return amount_text(attachment_petition_fee(law, fee_rate(facts.file.creditor), facts.on).fee, language)
    except LawUnknown:
        return ""
