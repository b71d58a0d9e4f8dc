# Commands of the project. Everything lives in .venv and var; nothing else is touched.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python site/manage.py
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -c constraints.txt
# Debian's packages that the tests need: a browser, Java for Elasticsearch, Maven to fetch it, PostgreSQL.
SYSTEM_PACKAGES := chromium maven openjdk-17-jre-headless postgresql

.PHONY: help demo test bench lint clean system-packages

help:
	@echo "make demo    the portal with demo content on http://$(HOST):$(PORT)/ (PORT= and HOST= work)"
	@echo "make test    install what the tests need and run them all (ARGS= goes to pytest)"
	@echo "make bench   measure the search (ARGS='--documents 1000000 --corpus FILE --write')"
	@echo "make lint    ruff, mypy, import-linter"
	@echo "make clean   remove .venv and var (the demo's database, files and index)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the packages of the portal …"
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the packages of the tests …"
	@$(PIP_INSTALL) -e '.[test]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@$(MANAGE) migrate --verbosity 0
	@MMS_DEBUG=0 $(MANAGE) mms_demo --with-logins --serve $(HOST):$(PORT)

system-packages:
	@missing=""; for name in $(SYSTEM_PACKAGES); do \
		dpkg -s $$name >/dev/null 2>&1 || missing="$$missing $$name"; done; \
	if [ -n "$$missing" ]; then \
		echo "Installing Debian's packages:$$missing"; \
		sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

test: $(VENV)/.installed-test system-packages
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

bench: $(VENV)/.installed-test system-packages
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.workflow
	@$(BIN)/python -m bench.sections

# mypy and import-linter read folders, so they look at the tree as the wheel lays it out.
lint: $(VENV)/.installed-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@rm -rf var/lint && $(BIN)/python -c 'from setuptools import setup; setup()' -q build_py --build-lib var/lint 2>/dev/null
	@cd var/lint && ../../$(BIN)/lint-imports --config ../../pyproject.toml
	@MYPYPATH=var/lint:site:. $(BIN)/mypy var/lint/mms_wagtail

clean:
	rm -rf $(VENV) var
