"""A letter as an e-mail: the same words and figures in text and HTML, safe headers, and what it says on receipt."""

import datetime as dt
import email
import html
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from functools import cache

import pytest
from document_samples import letter as hostile_letter
from lxml import html as lxml_html
from prepared_cases import office

from filing.casefile.party import NaturalPerson
from filing.documents.electronic import letter_by_mail, remarks_on
from filing.documents.mail_address import MailAddress, debtor_address, sender_address
from filing.documents.mail_html import mail_html
from filing.documents.samples import Sample, samples_of
from filing.documents.texts import texts
from filing.documents.to_mail import as_mail, to_mail
from filing.documents.to_text import to_text
from filing.documents.tree import Document
from filing.documents.write import Written, compose, write_kind
from filing.errors import RenderFailed, WrongUsage

MAIN = ("reminder", "notice_of_default", "fourteen_day_notice", "final_demand")
TO, OF = MailAddress("Ł. Yıldırımoğlu", "debtor@post.example"), MailAddress("Jansen & Zonen", "desk@firm.example")
PDF = b"%PDF-1.7 not read"


@cache
def sample(kind: str, name: str = "consumer") -> Sample:
    return next(one for one in samples_of(office().kinds.kind(kind), office().law) if one.name == name)


@cache
def composed(kind: str, name: str = "consumer") -> Document:
    found = sample(kind, name)
    debtor = found.facts.file.debtors[0]
    named = office().kinds.kind(kind)
    return compose(office().desk, named, found.facts, found.exhibits, debtor, concept=not found.ready)


@cache
def written() -> Written:
    found = sample("fourteen_day_notice")
    kind = office().kinds.kind("fourteen_day_notice")
    return write_kind(office().desk, kind, found.facts, found.exhibits, ["pdf", "eml"])[0]


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def part(message: EmailMessage, subtype: str) -> str:
    found = message.get_body((subtype,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())


def flat(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def test_it_has_plain_text_html_and_the_pdf_of_the_letter() -> None:
    message = read(dict(written().files)["eml"])
    kinds = [one.get_content_type() for one in message.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    attached = next(message.iter_attachments())
    assert attached.get_filename() == "fourteen_day_notice.pdf"
    assert attached.get_content() == dict(written().files)["pdf"]


def test_it_goes_from_the_handler_to_the_address_on_record_on_the_legal_date() -> None:
    """Rule D14-31: an address at which the debtor could reasonably be reached is one on record. Summer time: +0200."""
    message = read(dict(written().files)["eml"])
    assert message["From"] == '"Peppelrode Incasso B.V." <f.oosterling@peppelrode-incasso.example>'
    assert message["To"] == '"M.H. van Zandbergen" <marloes.vanzandbergen@post.example>'
    assert message["Subject"] == "Aanmaning – Wielerij Vechtzicht B.V. / M.H. van Zandbergen"
    assert message["Date"] == "Mon, 24 Aug 2026 12:00:00 +0200"
    assert message["Content-Language"] == "nl"
    assert str(message["Message-ID"]).endswith("@peppelrode-incasso.example>")


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("name", ["consumer", "english"])
def test_every_text_of_the_letter_stands_in_both_parts(kind: str, name: str) -> None:
    mail = letter_by_mail(office().desk.wordings, composed(kind, name), ["pdf", "eml"])
    message = read(to_mail(mail, TO, OF, PDF, "x.pdf"))
    plain, shown = flat(part(message, "plain")), flat(lxml_html.fromstring(part(message, "html")).text_content())
    head = mail.head
    assert head is not None
    wanted = [text for text in texts(mail) if text != head.return_address]  # the window is for paper
    assert [text for text in wanted if flat(text) not in shown] == []
    words = {word for text in wanted for word in text.split()}
    assert [word for word in words if word not in plain] == []


def test_the_code_to_scan_is_left_to_the_pdf() -> None:
    mail = as_mail(composed("reminder"), ())
    assert "Scan dan deze code" in " ".join(texts(composed("reminder")))
    assert "Scan dan deze code" not in " ".join(texts(mail))
    assert "In de bijlage (PDF) staat een code" in " ".join(texts(mail))


def test_the_same_letter_is_the_same_bytes_and_another_letter_has_another_id() -> None:
    first = to_mail(as_mail(composed("reminder"), ()), TO, OF, PDF, "x.pdf")
    assert to_mail(as_mail(composed("reminder"), ()), TO, OF, PDF, "x.pdf") == first
    other = to_mail(as_mail(composed("final_demand"), ()), TO, OF, PDF, "x.pdf")
    assert read(other)["Message-ID"] != read(first)["Message-ID"]


def test_beside_paper_it_says_that_the_later_receipt_counts_and_alone_it_warns() -> None:
    """Rule D14-30: by e-mail the creditor bears the proof; with post beside it the later receipt counts."""
    wordings, document = office().desk.wordings, composed("fourteen_day_notice")
    kind, facts = office().kinds.kind("fourteen_day_notice"), sample("fourteen_day_notice").facts
    beside = " ".join(texts(letter_by_mail(wordings, document, ["pdf", "eml"])))
    alone = " ".join(texts(letter_by_mail(wordings, document, ["eml"])))
    assert "Voor de termijn in de brief telt de dag waarop u de laatste van de twee krijgt." in beside
    assert "per post" not in alone
    assert "D14-30" in remarks_on(kind, ["eml"], facts, None)[0].text
    assert "has to prove that the notice was received" in remarks_on(kind, ["eml"], facts, None)[0].text
    assert "record channel post_and_email" in remarks_on(kind, ["pdf", "eml"], facts, None)[0].text
    assert remarks_on(kind, ["pdf"], facts, None) == ()


def test_on_a_sunday_it_says_from_when_it_may_go() -> None:
    """Rule X-50: a collector sends no e-mail on a Sunday; 30 August 2026 is one, and Monday follows."""
    facts = replace(sample("fourteen_day_notice").facts, on=dt.date(2026, 8, 30))
    said = remarks_on(office().kinds.kind("fourteen_day_notice"), ["eml"], facts, None)[1]
    assert dict(said.values)["opens"] == dt.date(2026, 8, 31)


def test_markup_in_names_stays_text_and_nothing_is_fetched() -> None:
    made = mail_html(hostile_letter())
    root = lxml_html.fromstring(made)
    assert "<B.V.>" in root.text_content()
    assert root.xpath("//script | //img | //link | //style | //iframe | //form | //*[@src] | //@onclick") == []
    assert [address for address in root.xpath("//@href") if not str(address).startswith("https://")] == []
    assert "url(" not in made
    assert html.escape("Jansen & Zonen") in made


def test_a_line_break_in_a_name_begins_no_header() -> None:
    document = hostile_letter()
    head = document.head
    assert head is not None
    wicked = replace(document, head=replace(head, subject="Over\r\nBcc: iemand@anders.example\r\n\r\nlichaam"))
    to = MailAddress("Jan\r\nBcc: x@y.example", "jan@post.example")
    message = read(to_mail(as_mail(wicked, ()), to, OF, PDF, "x.pdf"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Over Bcc: iemand@anders.example lichaam"
    assert message["To"].addresses[0].addr_spec == "jan@post.example"
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize(
    "address",
    [
        "", "jan", "jan@", "@post.example", "jan@post", "a@b.example, c@d.example", "Jan <jan@post.example>",
        "jan@post.example\r\nBcc: x@y.example", "jan@post.example ; x@y.example", "jän@post.example",
        "ja n@post.example", "jan..x@post.example", "jan@post..example", "jan@[127.0.0.1]",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_by_its_place(address: str) -> None:
    person = NaturalPerson.model_construct(
        type="natural_person", id="jansen", last_name="Jansen", email=address, statuses=(), initials="J.", prefix=None
    )
    with pytest.raises(RenderFailed) as refused:
        debtor_address(person)
    assert "debtors.jansen.email" in refused.value.message
    assert "@" not in address or address not in refused.value.message


def test_an_administrator_is_written_to_in_the_debtors_place() -> None:
    """Rule X-36."""
    status = {
        "kind": "protective_administration",
        "representative": {"name": "Zorg B.V.", "capacity": "administrator", "email": "zorg@bewind.example"},
    }
    person = NaturalPerson.model_validate(
        {"type": "natural_person", "last_name": "Jansen", "email": "jan@post.example", "statuses": [status]}
    )
    assert debtor_address(person) == MailAddress("Zorg B.V.", "zorg@bewind.example")


def test_without_a_handler_it_comes_from_the_firm() -> None:
    file = sample("fourteen_day_notice").facts.file.model_copy(update={"handler": None})
    assert sender_address(file).address == "info@peppelrode-incasso.example"


def test_a_draft_says_so_in_its_subject_and_text() -> None:
    document = replace(composed("reminder"), concept=True)
    message = read(to_mail(as_mail(document, ()), TO, OF, PDF, "x.pdf"))
    assert str(message["Subject"]).startswith("[CONCEPT] ")
    assert "CONCEPT" in part(message, "plain").split("\n")[0]
    assert "CONCEPT" in part(message, "html")


def test_no_line_is_longer_than_mail_allows() -> None:
    """RFC 5322, 2.1.1: at most 998 characters, and every line ends with CRLF."""
    data = dict(written().files)["eml"]
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("form", ["eml", "sms"])
def test_a_kind_that_is_no_such_letter_is_refused(form: str) -> None:
    found = sample("interest_statement")
    with pytest.raises(WrongUsage):
        write_kind(office().desk, office().kinds.kind("interest_statement"), found.facts, found.exhibits, [form, "pdf"])


def test_the_plain_text_is_that_of_the_letter() -> None:
    mail = as_mail(composed("final_demand"), ())
    assert part(read(to_mail(mail, TO, OF, PDF, "x.pdf")), "plain").replace("\r\n", "\n") == to_text(mail)
