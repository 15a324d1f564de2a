"""A text message announces a letter and is none: one message, no amount, no term, no link."""

from dataclasses import replace

import pytest
from prepared_cases import office

from filing.documents.samples import samples_of
from filing.documents.template_set import TemplateSet
from filing.documents.text_message import TextMessage, text_message
from filing.documents.wording import Wordings
from filing.documents.write import write_kind
from filing.errors import RenderFailed, TemplateInvalid, WrongUsage

FIRM, CREDITOR, NUMBER, OURS = "Peppelrode Incasso B.V.", "Wielerij Vechtzicht B.V.", "033 - 000 44 17", "PI-2026-04417"


def message(sender: str = FIRM, creditor: str = CREDITOR, number: str = NUMBER, ours: str = OURS) -> TextMessage:
    return text_message(office().desk.wordings, "nl", sender, creditor, number, ours)


def own(wording: str) -> Wordings:
    return Wordings(TemplateSet({"messages/text_message.nl.html": wording.encode()}, ""))


def test_it_says_who_writes_for_whom_and_whom_to_call() -> None:
    """The 102 signs of the first sentence and its blank, and the 28 of the second; all of the GSM alphabet."""
    found = message()
    assert found.text == (
        "Peppelrode Incasso B.V. stuurt u namens Wielerij Vechtzicht B.V. een brief met kenmerk PI-2026-04417. "
        "Vragen? Bel 033 - 000 44 17."
    )
    assert (found.units, found.most, found.alphabet) == (130, 160, "GSM 7-bit")
    english = text_message(office().desk.wordings, "en", FIRM, CREDITOR, NUMBER, OURS).text
    assert english.startswith("Peppelrode Incasso B.V. is sending you a letter on behalf of")


def test_what_does_not_fit_is_said_shorter() -> None:
    long = "Coöperatieve Vereniging van Leveranciers van Rijwielen en Toebehoren in Midden-Nederland U.A."
    assert long not in message(creditor=long).text
    assert NUMBER in message(creditor=long).text
    assert message(sender=long).units <= 160


def test_signs_outside_the_alphabet_are_counted_as_they_are_sent() -> None:
    """3GPP TS 23.038: the sign for a caret takes two of 160; a Turkish letter makes it UCS-2, with 70 signs."""
    assert message(ours="A^B").units == message(ours="ABC").units + 1
    found = message(sender="Yıldırım", creditor="", number="", ours="P-1")
    assert (found.most, found.alphabet) == (70, "UCS-2")
    assert found.units == len(found.text)
    assert message(sender="Smile 😀", creditor="", number="", ours="P-1").units == len(
        "Smile xx stuurt u een brief met kenmerk P-1."
    )


def test_what_never_fits_is_refused_with_its_length() -> None:
    with pytest.raises(RenderFailed, match="one message holds 160"):
        message(sender="X" * 160)


@pytest.mark.parametrize(
    "wording",
    [
        "<p>Betaal vandaag.</p>",
        "<p>U krijgt een brief over € {{ reference }}.</p>",
        "<p>Antwoord voor het einde van de termijn.</p>",
        "<p>Kijk op www.firma.example</p>",
        "<p>Kijk op firma.nl/brief</p>",
    ],
)
def test_a_wording_that_makes_a_letter_of_it_is_refused(wording: str) -> None:
    with pytest.raises(TemplateInvalid):
        text_message(own(wording), "nl", FIRM, "", "", OURS)


def test_names_of_the_case_are_no_demand() -> None:
    """A firm may be called so."""
    assert "Betaal Snel B.V." in message(sender="Betaal Snel B.V.", creditor="Fiets.nl Dagen B.V.").text


def test_it_goes_only_with_a_letter_and_only_to_a_number_on_record() -> None:
    kind = office().kinds.kind("reminder")
    found = next(one for one in samples_of(kind, office().law) if one.name == "consumer")
    with pytest.raises(WrongUsage, match="announces a letter"):
        write_kind(office().desk, kind, found.facts, found.exhibits, ["sms"])
    file = found.facts.file
    silent = file.model_copy(update={"debtors": (file.debtors[0].model_copy(update={"telephone": None}),)})
    facts = replace(found.facts, case=replace(found.facts.case, file=silent))
    with pytest.raises(RenderFailed, match="No telephone number"):
        write_kind(office().desk, kind, facts, found.exhibits, ["docx", "sms"])
