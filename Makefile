# A fresh clone needs only Python 3.11 or newer with venv, and make. Each target brings what it needs by itself.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install --progress-bar on --constraint constraints.txt
PINS := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help chat index test eval lint clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r call words; do printf '%-12s %s\n' "$$call" "$$words"; done

chat: index ## open the chat; its address is printed
	$(RUN) -m assistant chat $(ARGS)

index: $(VENV)/.installed ## build the index from seeds/, if it is missing or stale
	$(RUN) -m index build

test: $(VENV)/.installed-dev ## run every test; those in a browser where Chromium is found
	$(RUN) -m pytest $(ARGS)

eval: $(VENV)/.installed-dev index ## put the eval sets to the assistant; fails below a set's floor
	$(RUN) -m evals run $(ARGS)

lint: $(VENV)/.installed-dev ## style, format, types, direction of imports
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

clean: ## remove the environment, the index and caches
	rm -rf $(VENV) .index build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find index assistant evals tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written last: an installation that was interrupted is taken up again. `venv` over an existing one mends it.
$(VENV)/.installed: $(PINS)
	@$(call environment)
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(PINS)
	@$(call environment)
	$(PIP) --editable ".[dev]"
	@touch $(VENV)/.installed $@

define environment
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not one. Name yours: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
$(PYTHON) -m venv $(VENV) || { \
	echo "No virtual environment could be made in $(VENV). On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
endef
