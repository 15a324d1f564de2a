"""The evidence of the consumer example: what the web shop, the carrier, the agency and the buyer left behind."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from filing.casefile.case import CaseFile
from filing.casefile.history import Event
from filing.casefile.names import address_lines, letter_name
from filing.dutch import amount_text
from filing.money import ZERO, total
from tools.example_evidence.consumer_words import (
    CALL_NOTE,
    DEBTOR_MAIL,
    ORDER_HTML,
    ORDER_MAIL,
    REPLY_MAIL,
)
from tools.example_evidence.delivery_notes import Who, consumer_delivery_note
from tools.example_evidence.invoice import Row, Sums, sums_with_vat_included
from tools.example_evidence.mail import Attached, Mail, at, write_mail
from tools.example_evidence.order_page import order_page
from tools.example_evidence.paper import print_paper
from tools.example_evidence.pen import chances, signature

FIRST = (
    Row("Stadsridder E5, elektrische damesfiets, 53 cm, mat zwart", Decimal("1899.00"), code="SE5-53-MZ"),
    Row("Fietstassen Waterkant, grijs", Decimal("64.95"), code="FT-310"),
    Row("Rijklaar maken en bezorging aan huis", Decimal("49.00"), code="BZ-01"),
)
SECOND = (
    Row("Reserveaccu 500 Wh voor Stadsridder E5", Decimal("549.00"), code="AC-500"),
    Row("Fietsendrager Haakvast voor twee fietsen", Decimal("229.00"), code="FD-220"),
    Row("Robotstofzuiger Stofvos R2", Decimal("319.95"), code="HH-902"),
)
ORDERED_ON = dt.date(2026, 6, 8)

# The figures of the final demand of 20 October 2026, by hand: 436.09 of the payment goes to the costs, then
# 2,012.95 × 4% × 101/365 = 22.28 to the interest of the first invoice, the rest to its principal.
PAID_INTEREST = Decimal("22.28")
PAID_PRINCIPAL = Decimal("291.63")
# 1,721.32 × 4% × 8/365 and 1,097.95 × 4% × 91/365.
DEMAND_INTERESTS = (Decimal("1.51"), Decimal("10.95"))


def evidence(case: CaseFile) -> dict[str, bytes]:
    """Return every file of the example below its case folder."""
    terms = _terms(case)
    files = {
        "evidence/bestelpagina.png": _order_page(case),
        "evidence/algemene-voorwaarden.pdf": terms,
        "evidence/orderbevestiging.eml": write_mail(_order_confirmation(case, terms)),
        "evidence/afleverbon.jpg": consumer_delivery_note(_who(case, shop=True), _who(case, shop=False), "20418"),
        "evidence/factuur-VF-2026-1187.pdf": _invoice(case, 0, FIRST),
        "evidence/bezorgbewijs.pdf": _carrier_proof(case),
        "evidence/factuur-VF-2026-1263.pdf": _invoice(case, 1, SECOND),
        "evidence/herinnering.pdf": _reminder(case),
        "evidence/veertiendagenbrief.pdf": _fourteen_day_notice(case),
        "evidence/email-gedaagde.eml": write_mail(_debtor_mail(case)),
        "evidence/sommatie.pdf": _final_demand(case),
        "evidence/telefoonnotitie.txt": CALL_NOTE.encode(),
        "evidence/antwoord-op-bezwaar.eml": write_mail(_reply_mail(case)),
    }
    return dict(sorted(files.items()))


def _who(case: CaseFile, *, shop: bool) -> Who:
    party = case.creditor if shop else case.debtors[0]
    return Who(letter_name(party), address_lines(party.addresses[0]))


def _event(case: CaseFile, document: str) -> Event:
    return next(event for event in case.history if event.document == document)


def _account(iban: str) -> str:
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def _spokes() -> list[tuple[float, float]]:
    turns = [2 * math.pi * step / 14 for step in range(14)]
    return [(round(30 + 24 * math.cos(turn), 2), round(30 + 24 * math.sin(turn), 2)) for turn in turns]


def _shop_paper(case: CaseFile, template: str, on: dt.date, title: str, **more: object) -> bytes:
    values: dict[str, object] = {
        "shop": case.creditor,
        "buyer": case.debtors[0],
        "spokes": _spokes(),
        "account": _account(case.creditor.iban or ""),
        "order": "20418",
        "ordered_on": ORDERED_ON,
    }
    return print_paper(template, values | more, on=on, title=title, author="Wielerij Vechtzicht B.V.")


def _invoice(case: CaseFile, number: int, rows: tuple[Row, ...]) -> bytes:
    claim = case.claims[number]
    sums: Sums = sums_with_vat_included(rows)
    return _shop_paper(
        case,
        "vechtzicht-factuur.html",
        claim.dated_on or ORDERED_ON,
        f"Factuur {claim.number}",
        number=claim.number,
        delivered_on=claim.performed_on,
        due_on=claim.due_on,
        rows=rows,
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
    )


def _terms(case: CaseFile) -> bytes:
    contract = case.debt.contract
    clauses = contract.terms.clauses if contract and contract.terms else ()
    review = contract.consumer_review if contract else None
    values = {"shop": case.creditor, "clauses": clauses, "button": review.order_button if review else ""}
    title = "Algemene voorwaarden Vechtzicht Fietsen, versie januari 2026"
    on = dt.date(2026, 1, 5)
    return print_paper("vechtzicht-voorwaarden.html", values, on=on, title=title, author="Wielerij Vechtzicht B.V.")


def _reminder(case: CaseFile) -> bytes:
    event = _event(case, "reminder")
    return _shop_paper(
        case,
        "vechtzicht-herinnering.html",
        event.on,
        "Betalingsherinnering",
        claims=case.claims,
        principal=_principal(case),
        wording=event.term.wording if event.term else "",
    )


def _principal(case: CaseFile) -> Decimal:
    return total(claim.amount or ZERO for claim in case.claims)


def _carrier_proof(case: CaseFile) -> bytes:
    bars, x = [], 0
    for chance in chances("KS 0000 2641 0703", 120):
        width = 1 + int(chance * 3)
        if x + width > 186:
            break
        bars.append((x, width))
        x += width + 1 + int(chance * 7) % 3
    values = {
        "shop": case.creditor,
        "buyer": case.debtors[0],
        "order": "20418",
        "bars": bars,
        "sign": signature("van Zandbergen"),
    }
    on = case.claims[1].performed_on or ORDERED_ON
    return print_paper(
        "kwikstaart-bezorgbewijs.html", values, on=on, title="Bezorgbewijs", author="Kwikstaart Pakketdienst"
    )


def _agency_paper(case: CaseFile, template: str, event: Event, title: str, **more: object) -> bytes:
    values: dict[str, object] = {
        "shop": case.creditor,
        "buyer": case.debtors[0],
        "agency": case.collector.party,
        "register": case.collector.register_number,
        "complaints": case.collector.complaints,
        "handler": case.handler,
        "sign": signature("Oosterling"),
        "ours": case.references.ours,
        "pay_to": case.pay_to,
        "account": _account(case.pay_to.iban),
        "order": "20418",
        "ordered_on": ORDERED_ON,
        "claims": case.claims,
        "principal": _principal(case),
        "wording": event.term.wording if event.term else "",
        "costs": _named_costs(case),
    }
    return print_paper(template, values | more, on=event.on, title=title, author="Peppelrode Incasso B.V.")


def _named_costs(case: CaseFile) -> Decimal:
    costs = _event(case, "fourteen_day_notice").costs
    return costs.amount if costs else ZERO


def _fourteen_day_notice(case: CaseFile) -> bytes:
    event = _event(case, "fourteen_day_notice")
    return _agency_paper(case, "peppelrode-veertiendagenbrief.html", event, "Veertiendagenbrief")


def _final_demand(case: CaseFile) -> bytes:
    left = _principal(case) - PAID_PRINCIPAL
    return _agency_paper(
        case,
        "peppelrode-sommatie.html",
        _event(case, "final_demand"),
        "Laatste sommatie",
        payment=case.payments[0],
        nothing=ZERO,
        paid_interest=PAID_INTEREST,
        paid_principal=PAID_PRINCIPAL,
        interests=DEMAND_INTERESTS,
        due=left + total(DEMAND_INTERESTS),
    )


def _order_page(case: CaseFile) -> bytes:
    weeks = dict.fromkeys(FIRST, "week 25 (15 tot en met 19 juni)")
    weeks |= dict.fromkeys(SECOND, "week 27 (29 juni tot en met 3 juli)")
    rows = tuple((row.text, weeks[row], row.amount) for row in (*FIRST, *SECOND))
    who = _who(case, shop=False)
    contract = case.debt.contract
    review = contract.consumer_review if contract else None
    button = (review.order_button if review else None) or ""
    return order_page(rows, sums_with_vat_included((*FIRST, *SECOND)).gross, button, (who.name, *who.lines))


def _order_confirmation(case: CaseFile, terms: bytes) -> Mail:
    form = print_paper(
        "vechtzicht-herroeping.html",
        {"shop": case.creditor},
        on=dt.date(2026, 1, 5),
        title="Modelformulier voor herroeping",
        author="Wielerij Vechtzicht B.V.",
    )
    fill = _order_filler(case)
    return Mail(
        key="bestelling-20418",
        sender=("Vechtzicht Fietsen", "bestellingen@vechtzichtfietsen.example"),
        receiver=("Marloes van Zandbergen", case.debtors[0].email or ""),
        subject="Bevestiging van uw bestelling 20418",
        sent=at(ORDERED_ON, 20, 16, 7),
        text=fill(ORDER_MAIL),
        html=fill(ORDER_HTML),
        attached=(
            Attached("Algemene voorwaarden Vechtzicht Fietsen januari 2026.pdf", "application/pdf", terms),
            Attached("Modelformulier herroeping.pdf", "application/pdf", form),
        ),
    )


def _order_filler(case: CaseFile) -> Callable[[str], str]:
    """Return what puts names and prices into the words of the order confirmation."""
    gross = sums_with_vat_included((*FIRST, *SECOND)).gross
    values = {
        "shop": case.creditor.telephone or "",
        "first": "\n".join(f"  1 x {row.text:<58}{amount_text(row.amount):>12}" for row in FIRST),
        "second": "\n".join(f"  1 x {row.text:<58}{amount_text(row.amount):>12}" for row in SECOND),
        "first_rows": "".join(_html_row(row) for row in FIRST),
        "second_rows": "".join(_html_row(row) for row in SECOND),
        "gross": amount_text(gross),
        "vat": amount_text(sums_with_vat_included((*FIRST, *SECOND)).vat),
        "address": ", ".join(_who(case, shop=False).lines),
    }
    return partial(_filled, values=values)


def _html_row(row: Row) -> str:
    return f'<tr><td>1 x {row.text}</td><td align="right">{amount_text(row.amount)}</td></tr>\n'


def _filled(words: str, values: dict[str, str]) -> str:
    return words.format(**values)


def _debtor_mail(case: CaseFile) -> Mail:
    return Mail(
        key="20260907194200.4417",
        sender=("Marloes van Zandbergen", case.debtors[0].email or ""),
        receiver=("Peppelrode Incasso", "info@peppelrode-incasso.example"),
        subject="brief PI-2026-04417",
        sent=at(dt.date(2026, 9, 7), 19, 42, 31),
        text=DEBTOR_MAIL,
    )


def _reply_mail(case: CaseFile) -> Mail:
    return Mail(
        key="20261105143100.4417",
        sender=("F.J. Oosterling | Peppelrode Incasso", case.handler.email or "" if case.handler else ""),
        receiver=("Marloes van Zandbergen", case.debtors[0].email or ""),
        subject="Uw bezwaar van 3 november 2026 (PI-2026-04417)",
        sent=at(dt.date(2026, 11, 5), 14, 31, 2),
        text=REPLY_MAIL,
    )
