"""Real files made by others: each goes in or gets its true reason, and the bundle of all of them is proven."""

import json
from pathlib import Path

import pytest
from bundle_makers import bundle_of, item

OUT = {
    "libreoffice-writer-password.pdf": "encrypted",
    "imagemagick-images.pdf": "unsupported",  # a page of 4 by 4 points
    "mail_test_14.eml#1": "damaged",  # an attachment that says it is a PNG and holds eight letters
}


def test_real_files_go_in_or_get_their_reason(root: Path) -> None:
    corpus = root.parent / "shared" / "corpus"
    if not corpus.is_dir():
        pytest.skip("the folder with real files is not there")
    names = sorted(path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file())
    bundle, exhibits, _sources = bundle_of(corpus, [item(name) for name in names])
    assert json.loads(bundle.proof)["holds"] is True
    out = {
        Path(entry["file"]).name: entry["reason"] for entry in json.loads(bundle.ledger)["inputs"] if "reason" in entry
    }
    assert out == OUT
    assert len([row for row in exhibits.rows if not row.parent]) + len(OUT) - 1 == len(names)
