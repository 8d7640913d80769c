# Everything a newcomer needs, from a plain Python 3.11 or newer. `make help` lists it.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.ONESHELL:

# Another interpreter: make setup PYTHON=/path/to/python3.13
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready

.PHONY: help setup run stop test lint format bench lock clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

setup: $(READY) ## make .venv with every dependency, pinned and hash-checked

$(LOCKED): lock/develop.txt
	python="$$(scripts/find_python.sh $(PYTHON))"
	echo "Making $(VENV) with $$("$$python" --version) and lock/develop.txt (about a minute the first time)"
	"$$python" -m venv $(VENV)
	$(PIP) --require-hashes --requirement lock/develop.txt
	touch $@

$(READY): $(LOCKED) pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

run: $(READY) ## start the constructed demo nämnd on http://127.0.0.1:8000
	$(BIN)/liggare run --demo

stop: $(READY) ## end an embedded PostgreSQL that outlived its owner
	$(BIN)/liggare stop

test: $(READY) ## run every test, with PostgreSQL out of a wheel and a real browser
	$(BIN)/python scripts/ensure_browser.py
	$(BIN)/python -m pytest -n 2

lint: $(READY) ## ruff, its formatter, mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## rewrite the code the way the formatter wants it
	$(BIN)/ruff check --fix-only --quiet . || true
	$(BIN)/ruff format --quiet .

bench: $(READY) ## measure against the frozen baselines and print the ratios
	$(BIN)/python -m tests.bench

lock: ## resolve the dependencies again (needs uv; nothing else here does)
	scripts/lock.sh

clean: ## remove what the tools left behind, and .venv
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
