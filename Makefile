# The two commands of the README are `make demo` and `make test`. Everything runs in .venv, from the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test test-long format lint types imports unit lock docs golden bench bench-bundle bench-letters clean

help: ## show what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.run ## set up, then go the whole way with the two example cases, into out/demo/
	@$(BIN)/python -m tools.demo

test: lint types imports unit ## format, lint, types, import contracts and tests

test-long: $(VENV)/.dev ## slow checks with outside programs
	@tools/system_libraries.sh --long
	@tools/verapdf.sh >/dev/null || [ -z "$$FILING_REQUIRE_TOOLS" ]
	$(BIN)/python -m pytest -q -m long -n $(WORKERS)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -q -m "not long" -n $(WORKERS)

format: $(VENV)/.dev ## put the source into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.dev ## write what is generated: the case-file schema and reference, docs/rules.md
	$(BIN)/python -m filing.casefile.schema
	$(BIN)/python -m filing.casefile.reference > docs/case-file-reference.md
	$(BIN)/python -m filing.rules.catalogue > docs/rules.md

bench: $(VENV)/.run ## print how long statements, plans and law tables take on this machine; no times are asserted
	@$(BIN)/python -m benchmarks

bench-bundle: $(VENV)/.run ## print how long a bundle of 1,000 pages takes beside qpdf, pikepdf, pypdf and Ghostscript
	@$(BIN)/python -m benchmarks.bundle

bench-letters: $(VENV)/.run ## print how long letters take beside WeasyPrint alone, LibreOffice, Chromium, Typst and ReportLab
	@$(BIN)/python -m benchmarks.letters

golden: $(VENV)/.dev ## write the golden texts of the example documents and of the lives of cases; read the difference before you commit it
	$(BIN)/python tests/documents/example_documents.py
	$(BIN)/python tests/documents/test_letters_in_english.py
	$(BIN)/python tests/documents/test_last_notice_before_summons.py
	$(BIN)/python tests/documents/dealing_documents.py
	$(BIN)/python tests/documents/plan_documents.py
	$(BIN)/python tests/rules/lives_of_cases.py

lock: $(VENV)/.dev ## renew the lock files
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --upgrade pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove what was made
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@tools/system_libraries.sh
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@tools/system_libraries.sh
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python tools/link_checkout.py
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
