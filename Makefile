# On a machine with only Python (3.11 or newer) and make, `make demo` and `make test` do everything themselves.

PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.filled-from-lock
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format evals bench docs picture lock clean

help:  ## Show these targets
	@sed -n 's/^\([a-z]*\):.*##/\1:/p' $(MAKEFILE_LIST) | awk -F: '{printf "  make %-9s%s\n", $$1, $$2}'

setup: $(STAMP)  ## Fill .venv from the lock file (the others call it; again only when lock or pyproject changed)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer with venv found; say make PYTHON=/path/to/python" >&2; exit 2; }
	@echo "filling $(VENV) from requirements.lock (once; a few minutes)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## Read the sample articles and print what the record holds
	@$(BIN)/detente demo

test: $(STAMP)  ## Run all tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: $(STAMP)  ## Format, lint, types, layers and house rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests evals bench tools
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house

format: $(STAMP)  ## Write the code as `make check` wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evals: $(STAMP)  ## Score the record against the gold and the benchmarks in ../shared and compare with the floors
	@$(BIN)/python -m evals.run $(EVALS)
	@$(BIN)/python -m evals.benchmarks

bench: $(STAMP)  ## Speed beside the bare parser; text of pages beside bare trafilatura, where ../shared is
	@$(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.extraction

docs: $(STAMP)  ## Build the documentation into site/
	@$(BIN)/mkdocs build --quiet --strict

picture: $(STAMP)  ## Draw the pictures in docs/img anew from what the sample's record prints
	@$(BIN)/python -m tools.picture

lock: $(STAMP)  ## Write requirements.lock anew from pyproject.toml
	@$(BIN)/python -m pip install -qq --disable-pip-version-check pip-tools
	@$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
		--no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header --output-file requirements.lock pyproject.toml

clean:  ## Remove everything that the targets made
	rm -rf $(VENV) build site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info
