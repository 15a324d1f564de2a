"""The evidence of the business example: what supplier, bank and partnership left behind."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from filing.casefile.case import CaseFile
from filing.casefile.names import address_lines
from filing.casefile.party import LegalPerson, Partnership
from filing.money import total
from tools.example_evidence.business_words import CALL_NOTE, DISPUTE_MAIL, REPLY_MAIL
from tools.example_evidence.delivery_notes import Who, business_delivery_note, work_order
from tools.example_evidence.invoice import Row, Sums, sums_with_vat_on_top
from tools.example_evidence.mail import Attached, Mail, at, write_mail
from tools.example_evidence.paper import print_paper
from tools.example_evidence.pen import signature
from tools.example_evidence.ubl import Facts, write_ubl

ORDER = "OB-2026-0147"
SELLER = "Havenbocht Grootkeukens B.V."
HOURLY, CALLOUT = Decimal("68.50"), Decimal("35.00")


@dataclass(frozen=True, slots=True)
class Bill:
    """One of the three invoices."""

    number: str
    dated_on: dt.date
    due_on: dt.date
    delivered_on: dt.date
    about: str
    intro: str
    rows: tuple[Row, ...]

    @property
    def sums(self) -> Sums:
        """The sums below its lines."""
        return sums_with_vat_on_top(self.rows)

    @property
    def gross(self) -> Decimal:
        """What is to be paid."""
        return self.sums.gross


BILLS = (
    Bill(
        "HB-2026-0311", dt.date(2026, 5, 12), dt.date(2026, 6, 11), dt.date(2026, 5, 11), "keuken, deel 1",
        "Voor de levering en plaatsing van deel 1 van opdracht OB-2026-0147 brengen wij u in rekening:",
        (
            Row("Combisteamer 10 x 1/1 GN, elektrisch", Decimal("5890.00"), code="serienr. CS10-24-00871"),
            Row("Werktafel rvs 1800 x 700 mm met onderblad", Decimal("645.00"), Decimal(2), code="WT-1870"),
            Row("Plaatsing, aansluiting en proefdraaien, vaste prijs", Decimal("420.00"), unit="post"),
        ),
    ),
    Bill(
        "HB-2026-0358", dt.date(2026, 6, 22), dt.date(2026, 7, 22), dt.date(2026, 6, 19), "keuken, deel 2",
        "Voor de levering van deel 2 van opdracht OB-2026-0147 brengen wij u in rekening:",
        (
            Row("Koelwerkbank driedeurs 1/1 GN", Decimal("2480.00"), code="KW-3GN"),
            Row("Doorschuifvaatwasser met spoelarm", Decimal("3150.00"), code="DV-550"),
            Row("Waterontharder 12 liter", Decimal("285.00"), code="WO-12"),
        ),
    ),
    Bill(
        "HB-2026-0402", dt.date(2026, 7, 27), dt.date(2026, 8, 26), dt.date(2026, 7, 24), "meerwerk",
        "Voor het meerwerk volgens de getekende werkbon 26-0724-01 van 24 juli 2026 brengen wij u in rekening:",
        (
            Row("Verleggen afvoer en elektra, arbeid", HOURLY, Decimal("18.5"), "uur"),
            Row("Materiaal: pvc, kabel, wandcontactdozen, klein materiaal", Decimal("486.75"), unit="post"),
            Row("Voorrijkosten 20, 22 en 24 juli 2026", CALLOUT, Decimal(3), "bezoek"),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the bank statement; money going out is negative."""

    on: dt.date
    name: str
    account: str
    text: str
    amount: Decimal
    hit: bool = False


def evidence(case: CaseFile) -> dict[str, bytes]:
    """Return every file of the example below its case folder."""
    seller, buyer = _parties(case)
    order_form = work_order(_who(seller), _who(buyer), ORDER)
    files = {
        "evidence/rekeningafschrift-maart.pdf": _bank_statement(case),
        "evidence/opdrachtbevestiging.pdf": _order_confirmation(case),
        "evidence/leveringsvoorwaarden.pdf": _terms(case),
        "evidence/afleverbon.png": business_delivery_note(_who(seller), _who(buyer), ORDER),
        "evidence/werkbon-meerwerk.png": order_form,
        "evidence/herinnering.pdf": _letter(case, "herinnering", "per post en per e-mail"),
        "evidence/ingebrekestelling.pdf": _letter(case, "ingebrekestelling", "aangetekend"),
        "evidence/betwisting-meerwerk.eml": write_mail(_dispute_mail(case)),
        "evidence/antwoord-meerwerk.eml": write_mail(_reply_mail(case, order_form)),
        "evidence/telefoonnotitie.txt": CALL_NOTE.encode(),
        "evidence/factuur-HB-2026-0358.xml": _ubl(case, BILLS[1]),
    }
    files |= {f"evidence/factuur-{bill.number}.pdf": _invoice(case, bill) for bill in BILLS}
    return dict(sorted(files.items()))


def _parties(case: CaseFile) -> tuple[LegalPerson, Partnership]:
    seller, buyer = case.creditor, case.debtors[0]
    if not isinstance(seller, LegalPerson) or not isinstance(buyer, Partnership):
        message = "the business example is about a company and a partnership"
        raise TypeError(message)
    return seller, buyer


def _who(party: LegalPerson | Partnership) -> Who:
    return Who(party.name, address_lines(party.addresses[0]))


def _account(iban: str) -> str:
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def _paper(case: CaseFile, template: str, on: dt.date, title: str, **more: object) -> bytes:
    seller, buyer = _parties(case)
    values: dict[str, object] = {
        "seller": seller,
        "buyer": buyer,
        "account": _account(case.pay_to.iban),
        "order": ORDER,
        "ours": case.references.ours,
    }
    return print_paper(template, values | more, on=on, title=title, author=SELLER)


def _invoice(case: CaseFile, bill: Bill) -> bytes:
    return _paper(
        case,
        "havenbocht-factuur.html",
        bill.dated_on,
        f"Factuur {bill.number}",
        number=bill.number,
        due_on=bill.due_on,
        delivered_on=bill.delivered_on,
        about=bill.intro,
        rows=bill.rows,
        net=bill.sums.net,
        vat=bill.sums.vat,
        gross=bill.gross,
    )


def _order_confirmation(case: CaseFile) -> bytes:
    sums = sums_with_vat_on_top((*BILLS[0].rows, *BILLS[1].rows))
    parts = (
        {"title": "Deel 1 – koken en bereiden", "rows": BILLS[0].rows},
        {"title": "Deel 2 – koelen en spoelen", "rows": BILLS[1].rows},
    )
    return _paper(
        case,
        "havenbocht-opdrachtbevestiging.html",
        dt.date(2026, 4, 14),
        f"Opdrachtbevestiging {ORDER}",
        parts=parts,
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
        hourly=HOURLY,
        callout=CALLOUT,
        sign_seller=signature("Rietkerker"),
        sign_buyer=signature("van den Ham"),
    )


def _terms(case: CaseFile) -> bytes:
    contract = case.debt.contract
    clauses = contract.terms.clauses if contract and contract.terms else ()
    relied_on = {(clause.article or "").removeprefix("artikel "): clause.text for clause in clauses}
    title = "Algemene leverings- en betalingsvoorwaarden, versie maart 2025"
    return _paper(case, "havenbocht-voorwaarden.html", dt.date(2025, 3, 3), title, clauses=relied_on)


def _letter(case: CaseFile, name: str, sent_by: str) -> bytes:
    document = {"herinnering": "reminder", "ingebrekestelling": "notice_of_default"}[name]
    event = next(event for event in case.history if event.document == document)
    return _paper(
        case,
        f"havenbocht-{name}.html",
        event.on,
        name.capitalize(),
        open=BILLS,
        principal=total(bill.gross for bill in BILLS),
        sent_by=sent_by,
        handler=case.handler,
        sign=signature("Dekkersma"),
    )


def _bank_statement(case: CaseFile) -> bytes:
    target = case.seizure_targets[0]
    opening = Decimal("21480.35")
    rows = (
        Entry(
            dt.date(2026, 3, 2), "EETLOKAAL DE LOSWAL V.O.F.", _account(target.iban or ""),
            "factuur HB-2026-0098 onderhoudsbeurt", Decimal("302.50"), hit=True,
        ),
        Entry(
            dt.date(2026, 3, 3), "PLAATWERKERIJ DRIEHOEK", "NL78 VBNK 0000 0055 12",
            "uw factuur 2600417", Decimal("-1248.60"),
        ),
        Entry(
            dt.date(2026, 3, 4), "BRASSERIE HET VIERKANT", "NL38 VBNK 0000 0066 20",
            "HB-2026-0091", Decimal("4114.00"),
        ),
    )  # fmt: skip
    closing = opening + total(row.amount for row in rows)
    seller, _ = _parties(case)
    values = {
        "seller": seller,
        "account": _account(case.pay_to.iban),
        "opening": opening,
        "closing": closing,
        "rows": rows,
    }
    on = dt.date(2026, 3, 4)
    return print_paper(
        "voorbeeldbank-afschrift.html", values, on=on, title="Rekeningafschrift", author="Voorbeeldbank N.V."
    )


def _dispute_mail(case: CaseFile) -> Mail:
    return Mail(
        key="a7d1-0907",
        sender=("De Loswal", case.debtors[0].email or ""),
        receiver=("Havenbocht administratie", case.creditor.email or ""),
        subject="herinnering keuken Loswal, factuur 0402 klopt niet",
        sent=at(dt.date(2026, 9, 7), 16, 48, 20),
        text=DISPUTE_MAIL,
    )


def _reply_mail(case: CaseFile, order_form: bytes) -> Mail:
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in DISPUTE_MAIL.splitlines())
    return Mail(
        key="hb-deb-2026-018-0910",
        sender=("W.J. Dekkersma", case.handler.email or "" if case.handler else ""),
        receiver=("De Loswal", case.debtors[0].email or ""),
        subject="RE: herinnering keuken Loswal, factuur 0402 klopt niet",
        sent=at(dt.date(2026, 9, 10), 9, 12, 44),
        text=REPLY_MAIL + "\nOp 7 september 2026 schreef De Loswal:\n" + quoted,
        attached=(Attached("werkbon 26-0724-01.png", "image/png", order_form),),
        answers="a7d1-0907",
        answers_domain="deloswal.example",
    )


def _ubl(case: CaseFile, bill: Bill) -> bytes:
    seller, buyer = _parties(case)
    facts = Facts(bill.number, bill.dated_on, bill.due_on, ORDER, case.pay_to.iban)
    return write_ubl(facts, seller, buyer, bill.rows, bill.sums)
