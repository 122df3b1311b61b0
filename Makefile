# Two commands are enough for a newcomer: `make run` and `make test`.
# Each makes the folder .venv first when it is missing; nothing is installed outside it.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

# What `antaeus run` is to be told besides, as in: make run ARGS="--scale 1/100 --seed 2"
ARGS ?=
# What changed the results, as in: make rebaseline WHY="the levy of 1924 is spread over two months"
export WHY ?=

# Tests that need minutes, many runs or a browser; `make test-slow` runs these and no others.
SLOW := slow or statistical or browser
# The parts whose kernels are also run as plain Python, where coverage can see them. Their tests use
# the toy district; one that needs more is marked compiled_only.
UNCOMPILED := foundation world mechanisms observables simulation

# Which published schema holds for which files of the library.
LIBRARY := src/antaeus/library
SCHEMAS := "account=accounts/*.toml" "scenario=scenarios/*.toml" "sources=sources/*.toml" \
	rules=rules/ustav.toml series_declarations=history/series.toml comparisons=history/fit.toml \
	calendar_orders=calendar/orders.toml calendar_stages=calendar/places.toml \
	occasions=rules/occasions.toml expectations=expectations.toml \
	glossary=words/glossary.toml

# Pip pins what it builds with as well as what it installs. A relative name, so that the folder may
# have a space in its path.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test test-compiled test-uncompiled test-slow check format lint types \
	contracts library pages bench docs rebaseline coverage clean

# Says what can be made.
help:
	@echo "make run         simulate the interwar party; a table, a run folder and a report"
	@echo "make test        the quick tests, compiled and then as plain Python"
	@echo "make coverage    the second of them, saying what of the kernels it covers"
	@echo "make test-slow   the tests that take long, and no others"
	@echo "make check       format, lint, types, import contracts, library files, pages; no tests"
	@echo "make bench       measure speed and memory; writes a dated table to benchmarks/results"
	@echo "make docs        write the pages that are generated from the declarations"
	@echo "make rebaseline  accept changed results: make rebaseline WHY=\"what changed them\""
	@echo "make setup       only make .venv         make clean   remove what can be made again"

# Makes .venv, or brings it up to date after a change of the dependencies.
setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo "antaeus needs Python 3.11 or newer, and there is no command $(PYTHON) here."; \
	  echo "Install Python, or name the one you have: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "antaeus needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
	  echo "Name a newer one: make run PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo "$(PYTHON) cannot make virtual environments."; \
	  echo "On Debian and Ubuntu this helps: apt-get install python3-venv"; exit 1; }
	@echo "Installing antaeus and its tools into .venv, once; this takes a minute or two."
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[dev]"
	@touch $@

# The main job: the interwar party, at the largest scale that half of the free memory holds.
run: setup
	$(BIN)/antaeus run $(ARGS)

# The quick tests, both passes.
test: test-compiled test-uncompiled

# The first pass runs the kernels as users do. In both passes the tests of a file go to one of the two
# workers, so that what they share is made once.
test-compiled: setup
	$(BIN)/pytest -n 2 --dist loadfile -m "not ($(SLOW))"

# The second runs the same kernels as plain Python, on the toy district.
test-uncompiled: setup
	NUMBA_DISABLE_JIT=1 $(BIN)/pytest -n 2 --dist loadfile -m "not ($(SLOW) or compiled_only)" \
	  $(addprefix tests/,$(UNCOMPILED))

# Says what of the kernels and what they stand on the second pass covers; it takes twice as long.
coverage: setup
	NUMBA_DISABLE_JIT=1 $(BIN)/pytest -n 2 --dist loadfile -m "not ($(SLOW) or compiled_only)" \
	  $(addprefix tests/,$(UNCOMPILED)) \
	  $(addprefix --cov=antaeus.,$(UNCOMPILED)) --cov-report=term:skip-covered

# Only what `make test` leaves out. Pytest's status 5 says that it found no such test: no failure.
test-slow: setup
	@$(BIN)/pytest -n 2 --dist loadfile -m "$(SLOW)" --durations=5; status=$$?; \
	if [ $$status -eq 5 ]; then echo "No test is marked slow, statistical or browser yet."; \
	else exit $$status; fi

# All that can be known without running a test.
check: format lint types contracts library pages

# Are the files laid out as ruff would lay them out?
format: setup
	$(BIN)/ruff format --check .

# Are there mistakes that can be seen by reading?
lint: setup
	$(BIN)/ruff check .

# Do the types of src agree, in strict mode?
types: setup
	$(BIN)/basedpyright

# Does every import run the way docs/architecture.md says?
contracts: setup
	$(BIN)/lint-imports --no-logo

# Has every library file the form that its published schema asks for, and is every row sound?
# (The list of republics is a part of the tiles and checked with them.)
library: setup
	@set -e; for pair in $(SCHEMAS); do \
	  $(BIN)/check-jsonschema -q --schemafile docs/schemas/$${pair%%=*}.schema.json \
	    $(LIBRARY)/$${pair#*=}; \
	done
	@$(BIN)/antaeus check $(filter-out %/republics.csv,$(wildcard $(LIBRARY)/*/*.csv)) >/dev/null

# Are the generated pages of docs in step with the declarations?
pages: setup
	$(BIN)/python docs/build.py --check

# Speed and memory over the scales, as ratios; keeps a dated table in benchmarks/results.
bench: setup
	$(BIN)/python benchmarks/run_bench.py $(ARGS)

# Writes the pages that are generated: mechanisms, accounts, commands, glossary.
docs: setup
	$(BIN)/python docs/build.py

# Writes the expected results anew and a line under *Changes to results* in CHANGELOG.md.
rebaseline: setup
	@test -n "$$WHY" || { echo "Say what changed the results: make rebaseline WHY=\"...\""; exit 2; }
	@$(BIN)/pytest tests/baselines --rebaseline="$$WHY"

# Removes caches and build leftovers; keeps .venv and the runs, which are somebody's work.
clean:
	rm -rf build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	rm -f .coverage .coverage.*
	find src tests docs benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
