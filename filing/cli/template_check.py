"""``filing template check``: whether wordings hold, with a report on how they sound."""

from pathlib import Path
from typing import Any

import click

from filing.cli.options import as_json, language_option, law_folder, templates_folder
from filing.cli.problems import print_problems, problem_answers
from filing.cli.say import out, plain_text, print_json, print_table, table, working
from filing.documents.template_check import Checked, check_kind
from filing.documents.template_place import place_of
from filing.documents.template_set import TemplateSet
from filing.documents.tone import LONG, Sentence
from filing.errors import ProofFailed, TemplateInvalid
from filing.language import Language
from filing.message import Message, say
from filing.workflow import open_office

NO_LEVEL = say(
    "Counted are sentences and words of the documents made of the example cases. This is no measure of a language"
    " level, and the passive voice is not judged."
)
TONE = (say("Wording"), say("Sentences"), say("Words each"), say("Too long"), say("Longest"), say("Where"))
LEGAL = (say("Legal word"), say("Times"), say("Plainer"), say("Where"))


@click.command("check")
@click.argument("kind", required=False)
@law_folder
@templates_folder
@language_option
@as_json
def template_check(
    kind: str | None, law_folder: Path | None, templates_folder: Path | None, language: str, as_json: bool
) -> None:
    """Check the wording of KIND, or of all kinds: marks, fields, statements, terms, and the examples made with it.

    Then a report on how it sounds: the length of its sentences, and legal words with a plainer one.

    Exit code 40 when a wording is not sound, 43 when an example made with it breaks a rule of proof-reading.
    """
    office = open_office(law_folder, templates_folder, language=language)
    kinds = [office.kinds.kind(kind)] if kind is not None else list(office.kinds.by_name.values())
    with working("Checking"):
        found = [one for each in kinds for one in check_kind(office.desk, each, office.law)]
    if as_json:
        print_json(_answer(found, office.desk.templates, office.language))
    else:
        _print(found, office.desk.templates, office.language)
    code = TemplateInvalid if any(one.problems for one in found) else ProofFailed
    if not all(one.sound for one in found):
        click.get_current_context().exit(code.exit_code)


def _answer(found: list[Checked], templates: TemplateSet, language: Language) -> dict[str, Any]:
    return {
        "sound": all(one.sound for one in found),
        "wordings": [
            {
                "kind": one.kind,
                "language": one.language,
                "file": one.file,
                "sound": one.sound,
                "problems": problem_answers(_error(one)) if one.problems else [],
                "broken": problem_answers(_proof(one)) if one.broken else [],
                "examples": one.made,
                "proofread": one.read,
                "tone": _tone(one, templates),
            }
            for one in found
        ],
        "note": language(NO_LEVEL),
    }


def _tone(one: Checked, templates: TemplateSet) -> dict[str, Any]:
    longest = one.tone.longest
    return {
        "sentences": len(one.tone.sentences),
        "words_per_sentence": one.tone.average,
        "too_long": [_sentence(sentence, one, templates) for sentence in one.tone.long],
        "longest": None if longest is None else _sentence(longest, one, templates),
        "legal_words": [
            {
                "word": legal.word,
                "plain": legal.plain,
                "times": legal.times,
                "place": place_of(templates, one.file, legal.sentence.text),
            }
            for legal in one.tone.legal
        ],
    }


def _sentence(sentence: Sentence, one: Checked, templates: TemplateSet) -> dict[str, Any]:
    place = place_of(templates, one.file, sentence.text)
    return {"words": sentence.words, "text": sentence.text, "place": place}


def _print(found: list[Checked], templates: TemplateSet, language: Language) -> None:
    for one in found:
        for error in (_error(one) if one.problems else None, _proof(one) if one.broken else None):
            if error is not None:
                out().print(plain_text(f"{one.file}: {error.message}", "bold red"), soft_wrap=True)
                print_problems(error, out())
        if one.sound:
            out().print(plain_text(f"{one.file}: {language(_made(one))}", "green"), soft_wrap=True)
    out().print()
    _print_tone(found, templates, language)
    out().print(plain_text(language(NO_LEVEL)), soft_wrap=True)


def _print_tone(found: list[Checked], templates: TemplateSet, language: Language) -> None:
    made = table([language(one) for one in TONE], right=[language(one) for one in TONE[1:4]])
    for one in found:
        longest = one.tone.longest
        if longest is not None:
            where = place_of(templates, one.file, longest.text)
            shown = plain_text(f"{longest.words}: {longest.shown}")
            figures = (str(len(one.tone.sentences)), one.tone.average, str(len(one.tone.long)))
            made.add_row(plain_text(one.file), *figures, shown, plain_text(where))
    if made.row_count:
        print_table(made)
        out().print(plain_text(language(say("Too long is more than {words} words.", words=LONG))), soft_wrap=True)
        out().print()
    legal = table([language(one) for one in LEGAL], right=[language(LEGAL[1])])
    for one in found:
        for word in one.tone.legal:
            where = place_of(templates, one.file, word.sentence.text)
            legal.add_row(plain_text(word.word), str(word.times), plain_text(word.plain), plain_text(where))
    if legal.row_count:
        print_table(legal)


def _made(one: Checked) -> Message:
    if not one.made:
        return say("sound; it makes sense in no example case, so no document was made and read.")
    return say("sound; examples made: {made}, of which proof-read: {read}.", made=one.made, read=one.read)


def _error(one: Checked) -> TemplateInvalid:
    return TemplateInvalid("the wording is not sound.", "Correct what is listed.", problems=one.problems)


def _proof(one: Checked) -> ProofFailed:
    message = "examples made with it break a rule of proof-reading."
    return ProofFailed(message, "Correct the wording.", problems=one.broken)
