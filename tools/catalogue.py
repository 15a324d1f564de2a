"""The message catalogues: gathers what the program says, and brings ``filing/locale/*/LC_MESSAGES/filing.po`` in step.

``python -m tools.catalogue`` adds new sentences to the catalogue (empty, to be translated), drops those that are
gone, and writes the compiled ``filing.mo``. The sentences are the literals given to ``say``, the questions of the
rulebook, and what the built-in tracks leave to a person.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nl",)
SAYING = "say"


def sentences() -> dict[str, list[tuple[str, int]]]:
    """Return every sentence with the places where it is said, in the order of the files."""
    found: dict[str, list[tuple[str, int]]] = {}
    for text, place in (*_in_code(), *_in_the_rulebook(), *_in_the_tracks()):
        found.setdefault(text, []).append((place, 0))
    return found


def _in_code() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "filing").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == SAYING and node.args:
                text = node.args[0]
                where = path.relative_to(ROOT).as_posix()
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    message = f"{where}:{node.lineno}: say() takes a literal, so that it can be translated"
                    raise TypeError(message)
                yield text.value, where


def _in_the_rulebook() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "filing" / "rules" / "rulebook").glob("*.yaml")):
        section = yaml.safe_load(path.read_text("utf-8"))
        for entry in section["rules"].values():
            if entry.get("question"):
                yield entry["question"]["ask"], path.relative_to(ROOT).as_posix()


def _in_the_tracks() -> Iterator[tuple[str, str]]:
    path = ROOT / "filing" / "rules" / "tracks.yaml"
    for track in yaml.safe_load(path.read_text("utf-8"))["tracks"].values():
        for text in track.get("decide", ()):
            yield text, path.relative_to(ROOT).as_posix()


def catalogue_file(language: str) -> Path:
    """Return the catalogue of ``language``."""
    return ROOT / "filing" / "locale" / language / "LC_MESSAGES" / "filing.po"


def read_catalogue(language: str) -> Catalog:
    """Return the catalogue of ``language`` as it stands."""
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(locale=language, domain="filing")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="filing")


def renewed(language: str) -> Catalog:
    """Return the catalogue with exactly the sentences of the source; translations that exist are kept."""
    before = read_catalogue(language)
    after = Catalog(locale=language, domain="filing", header_comment="# Messages of filing.", creation_date=None)
    after.creation_date = after.revision_date = before.creation_date
    for text, places in sorted(sentences().items()):
        known = before.get(text)
        translated = known.string if isinstance(known, Message) and isinstance(known.string, str) else ""
        after.add(text, translated, locations=sorted(set(places)))
    return after


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as text, the same bytes each time."""
    made = io.BytesIO()
    write_po(made, catalogue, width=120, omit_header=True, include_lineno=False)
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: nl\\n"\n\n'
    return head + made.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the compiled catalogue, the same bytes each time."""
    plain = Catalog(locale=catalogue.locale, domain="filing", charset="utf-8")
    plain.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
    for message in catalogue:
        if message.id and message.string:
            plain.add(message.id, message.string)
    made = io.BytesIO()
    write_mo(made, plain)
    return made.getvalue()


def main() -> None:
    """Bring every catalogue in step and say what is not translated yet."""
    for language in LANGUAGES:
        catalogue = renewed(language)
        path = catalogue_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalogue))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        missing = [message.id for message in catalogue if message.id and not message.string]
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {len(missing)} not translated\n")
        sys.stdout.writelines(f"  {text}\n" for text in missing)


if __name__ == "__main__":
    main()
