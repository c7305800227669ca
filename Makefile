# The two commands of the README are `make demo` and `make test`; every target sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo

.PHONY: help setup develop demo test lint docs docs-check bench floors clean

help:
	@echo "make demo    set up, read the pages in examples/ and write $(DEMO)/brief.html"
	@echo "make test    set up and run the tests"
	@echo "make lint    formatting, lints, types, and the contracts between the floors"
	@echo "make bench   accuracy, speed and memory, one table"
	@echo "make floors  fail where accuracy is below bench/floors.json"
	@echo "make docs    write the generated pages of docs/reference again"

setup: $(VENV)/.set-up
develop: $(VENV)/.developed

$(VENV)/.set-up: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/.set-up
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $@

demo: setup
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/wasata read examples/pages --meta examples/pages.csv --into $(DEMO)/record.wasata
	@$(BIN)/wasata show $(DEMO)/record.wasata
	@$(BIN)/wasata brief $(DEMO)/record.wasata -o $(DEMO)/brief.html

test: develop
	$(BIN)/python -m pytest -q

lint: develop
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: develop
	$(BIN)/python -m tools.reference

docs-check: develop
	$(BIN)/python -m tools.reference --check

bench: develop
	$(BIN)/python -m bench

floors: develop
	$(BIN)/python -m bench --floors

clean:
	rm -rf $(VENV) $(DEMO) dist build
