"""filing.xml: the machine-readable account of a packet: parties, claims, every interest period, documents, hashes.

Schema: ``schemas/filing-package.xsd``, namespace ``urn:filing:package:1``. Amounts have two decimals, dates are ISO.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lxml import etree
from lxml.builder import ElementMaker

from filing.casefile.case import CaseFile
from filing.casefile.desk_work import Override
from filing.casefile.exhibits import Exhibits
from filing.casefile.names import SERVICE_ADDRESS, AnyParty, full_name
from filing.casefile.party import NaturalPerson, Partnership, SoleTrader
from filing.errors import PacketBroken, Problem
from filing.files import sha256
from filing.language import Language
from filing.law.interest import InterestPeriod
from filing.money import plain
from filing.packet.container import ASK_AGAIN
from filing.packet.contents import Addressee, DocumentPart
from filing.packet.disclosure import shows_desk_work
from filing.provenance import Provenance
from filing.reckoning.statement import ClaimStatement, CostsInterest, Statement
from filing.resources import schemas_folder
from filing.rules.finding import Verdict
from filing.rules.plan import Plan, PlannedDocument

NAMESPACE = "urn:filing:package:1"
SCHEMA_FILE = "filing-package.xsd"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def filing_xml(
    file: CaseFile,
    statement: Statement,
    plan: Plan,
    addressee: Addressee,
    documents: Sequence[DocumentPart],
    exhibits: Exhibits,
    parts: Mapping[str, bytes],
    made: Provenance,
    language: Language,
) -> bytes:
    """Return the validated XML of a packet whose other parts are ``parts``.

    Findings and overrules stand in it for those who act for the creditor, not for the court (``disclosure``).

    Raises:
        PacketBroken: the result is not valid against our own schema (a fault in the program).
    """
    kinds = {document.kind for document in documents}
    shown = shows_desk_work(addressee)
    planned = [one for one in plan.documents if shown and one.kind in kinds]
    root = E.filing(
        {"version": "1", "on": _day(statement.on), "addressee": addressee.value, "reference": file.references.ours},
        E.provenance(
            {
                "program": made.program,
                "case-sha256": made.case_sha256,
                "law-sha256": made.law_sha256,
                "templates-sha256": made.templates_sha256,
            }
        ),
        E.parties(*_parties(file, statement.on)),
        _statement(statement, language),
        _law(statement),
        E.documents(*(_document(one, parts) for one in documents)),
        E.exhibits({"pages": str(exhibits.total_pages)}, *_exhibits(exhibits)),
        E.findings(*(finding for one in planned for finding in _findings(one, language))),
        E.overrides(*(_override(one) for one in file.overrides if shown)),
        E.parts(*(E.part({"file": name, "sha256": sha256(parts[name])}) for name in sorted(parts))),
    )
    require_valid(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def require_valid(root: etree._Element) -> None:
    """Return when ``root`` is valid against the schema of packets.

    Raises:
        PacketBroken: with every fault as a problem.
    """
    schema = etree.XMLSchema(etree.parse(str(schemas_folder() / SCHEMA_FILE)))
    if not schema.validate(root):
        faults = [
            Problem("PACKET-XML", _without_values(entry.message), ASK_AGAIN, file="filing.xml", line=entry.line)
            for entry in schema.error_log
        ]
        raise PacketBroken("filing.xml does not follow its schema.", ASK_AGAIN, problems=faults)


def path_of(steps: str) -> str:
    """Return the path of ``parts/part`` as lxml wants it, with the namespace before each step."""
    return "/".join(f"{{{NAMESPACE}}}{step}" for step in steps.split("/"))


def _without_values(message: str) -> str:
    """The schema's message up to the value it quotes, which may be somebody's name."""
    return message.split(": ", maxsplit=1)[0]


def _parties(file: CaseFile, on: dt.date) -> list[etree._Element]:
    found = [_party("creditor", file.creditor, file.creditor.id or "creditor", on)]
    for place, debtor in enumerate(file.debtors, start=1):
        found.append(_party("debtor", debtor, debtor.id or f"debtor-{place}", on))
        if isinstance(debtor, Partnership):
            for number, partner in enumerate(debtor.partners, start=1):
                found.append(_party("partner", partner, partner.id or f"debtor-{place}-partner-{number}", on))
    for role, party in (("collector", file.collector.party), ("lawyer", file.lawyer), ("bailiff", file.bailiff)):
        if party is not None:
            found.append(_party(role, party, party.id or role, on))
    return found


def _party(role: str, party: AnyParty, party_id: str, on: dt.date) -> etree._Element:
    element = E.party({"role": role, "id": party_id, "type": party.type}, E.name(full_name(party)))
    if isinstance(party, NaturalPerson | SoleTrader) and party.birth_date:
        element.set("birth-date", _day(party.birth_date))
    if not isinstance(party, NaturalPerson) and party.kvk:
        element.set("kvk", party.kvk)
    address = party.address(*SERVICE_ADDRESS)
    if address is not None:
        named = {
            "street": address.street, "number": address.number, "postcode": address.postcode, "city": address.city,
            "municipality": address.municipality, "country": address.country,
            "checked-on": _day(address.checked_on) if address.checked_on else None,
        }  # fmt: skip
        element.append(E.address({key: value for key, value in named.items() if value}))
    for status in (one for one in party.statuses if one.lasts_on(on)):
        element.append(E.status({"kind": status.kind.value}))
    return element


def _statement(statement: Statement, language: Language) -> etree._Element:
    costs = statement.costs
    return E.statement(
        {
            "on": _day(statement.on),
            "principal": plain(statement.principal),
            "interest": plain(statement.interest),
            "costs": plain(costs.total),
            "costs-interest": plain(statement.costs_interest.interest),
            "paid": plain(statement.paid),
            "surplus": plain(statement.surplus),
            "open": plain(statement.open),
            "principal-open": plain(statement.principal_open),
            "interest-open": plain(statement.interest_open),
            "costs-open": plain(costs.open),
            "costs-interest-open": plain(statement.costs_interest.open),
            "asked": plain(statement.asked),
            "reserved": plain(statement.reserved),
            "per-day": plain(statement.per_day),
        },
        *(_claim(claim) for claim in statement.claims),
        *(
            E.payment(
                {"id": one.payment_id, "on": _day(one.on), "amount": plain(one.amount), "surplus": plain(one.surplus)},
                *(
                    E.imputed(
                        {"head": part.head.value.replace("_", "-"), "amount": plain(part.amount)}
                        | ({"claim": part.claim_id} if part.claim_id else {})
                    )
                    for part in one.parts
                ),
            )
            for one in statement.payments
        ),
        E(
            "collection-costs",
            {
                "base": plain(costs.base),
                "claimed": plain(costs.claimed),
                "vat": plain(costs.claimed_vat),
                "rule": costs.rule,
                "article": costs.article,
            }
            | ({"due-from": _day(costs.due_from)} if costs.due_from else {}),
            language(costs.reason),
        ),
        *_costs_interest(statement.costs_interest),
    )


def _costs_interest(interest: CostsInterest) -> list[etree._Element]:
    """Return the interest on the collection costs with its periods; nothing when none is claimed or none runs."""
    if interest.since is None:
        return []
    facts = {"since": _day(interest.since), "article": interest.article, "per-day": plain(interest.per_day)}
    return [E("costs-interest", facts, *(_period(period) for period in interest.periods))]


def _claim(claim: ClaimStatement) -> etree._Element:
    facts = {
        "id": claim.claim_id,
        "number": claim.number,
        "dated-on": _day(claim.dated_on) if claim.dated_on else "",
        "last-day": _day(claim.last_day) if claim.last_day else "",
        "in-default-since": _day(claim.default.since) if claim.default.since else "",
        "default-ground": claim.default.ground.value if claim.default.ground else "",
        "regime": claim.regime,
        "interest-since": _day(claim.interest_since) if claim.interest_since else "",
        "amount": plain(claim.amount),
        "credited": plain(claim.credited),
        "principal-open": plain(claim.principal_open),
        "interest-open": plain(claim.interest_open),
        "per-day": plain(claim.per_day),
    }
    element = E.claim({key: value for key, value in facts.items() if value})
    for period in claim.periods:
        element.append(_period(period))
    return element


def _period(period: InterestPeriod) -> etree._Element:
    row = period.row
    return E.period(
        {
            "since": _day(period.since),
            "until": _day(period.until),
            "days": str(period.days),
            "base": plain(period.base),
            "rate": _decimal(period.rate),
            "interest": plain(period.interest),
        }
        | ({"table": row.table, "from": _day(row.since)} if row is not None else {})
    )


def _law(statement: Statement) -> etree._Element:
    return E.law(
        *(
            E.row(
                {
                    "table": row.table,
                    "from": _day(row.since),
                    "article": row.article,
                    "status": row.status.value,
                    "source": row.source,
                }
            )
            for row in statement.rows
        )
    )


def _document(one: DocumentPart, parts: Mapping[str, bytes]) -> etree._Element:
    return E.document(
        {"kind": one.kind, "title": one.title, "name": one.name, "format": one.format, "file": one.path}
        | {"sha256": sha256(parts[one.path])}
    )


def _exhibits(exhibits: Exhibits) -> list[etree._Element]:
    return [
        E.exhibit(
            {
                "id": row.id,
                "label": row.label,
                "date": _day(row.day),
                "first-page": str(row.first_page),
                "last-page": str(row.last_page),
                "sha256": row.sha256,
            },
            E.title(row.title),
            E.proves(row.proves),
        )
        for row in exhibits.rows
    ]


def _findings(document: PlannedDocument, language: Language) -> list[etree._Element]:
    """What is not simply satisfied: the reader of the packet sees what was warned of and what was overruled."""
    return [
        E.finding(
            {
                "document": document.kind,
                "rule": finding.rule.number,
                "verdict": finding.verdict.value,
                "severity": finding.rule.severity.value,
                "overruled": "true" if finding.overruled_by else "false",
            },
            language(finding.message),
        )
        for finding in document.findings
        if finding.verdict is not Verdict.SATISFIED
    ]


def _override(one: Override) -> etree._Element:
    return E.override({"rule": one.rule, "by": one.by, "on": _day(one.on)}, one.reason)


def _day(day: dt.date) -> str:
    return day.isoformat()


def _decimal(value: Decimal) -> str:
    return format(value.normalize(), "f")
