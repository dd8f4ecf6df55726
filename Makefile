# Everything runs in .venv, which any target makes by itself; python3 (with venv) and make are all that is needed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help readers demo test lint bench torture golden clean

help:    ## what can be made
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat --editable '.[dev]'
	@touch $@

# The CSL schema comes with commonmeta-py, of which nothing else is needed.
readers: $(READY) ## install the programs that the tests of the exports ask; without them these are skipped
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --config-settings editable_mode=compat --editable '.[dev,readers]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'commonmeta-py>=0.300,<0.400'

demo: $(READY) ## import samples/ into a store of its own, list, search and show
	@BIN=$(BIN) sh samples/demo.sh

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

lint: $(READY) ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## measure speed; prints a table of ratios
	$(BIN)/python -m tests.bench

torture: $(READY) ## break things thousands of times (some minutes); TORTURE="faults --kills 9000" for a part, or longer
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python -m tests.torture $(TORTURE)

golden: $(READY) ## write the golden files anew from what the program does now; read the diff before you commit
	PAPERLOG_GOLDEN=write $(BIN)/python -m pytest tests

clean:   ## remove what the other targets made
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
