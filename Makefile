PYTHON ?= python3
BIN := .venv/bin

# Each worker, server and child that the tests start compiles all modules, unless they are kept.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check explore coverage bench soak lint format screenshot lock clean

run: .venv/.run  ## the dashboard on http://localhost:8501; STORE=DIR for other corpora
	$(BIN)/streamlit run dashboard.py $(if $(STORE),-- --store $(STORE))

test: .venv/.test  ## lint, types, examples of docstrings, unit, screen and browser tests
	$(MAKE) --no-print-directory -j 2 lint check

# A file is one worker's, as what it builds is for all its tests. The browser tests come first; they mostly wait. One
# process compiles the tests, which takes as long as all else that it does, so that the workers need not each.
check: .venv/.test
	$(BIN)/pytest --collect-only --quiet --quiet > /dev/null || true
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder

explore: .venv/.test  ## the properties that hold for any input, tried on thousands of new ones; about 20 minutes
	$(BIN)/pytest -n 2 -m "not browser" --hypothesis-profile explore $$(grep -rl "@given" tests)

coverage: .venv/.test  ## which branches of corpus/ and pages/ the tests pass through; slower than `make test`
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered

bench: .venv/.bench .venv/.test  ## the comparisons with peers and with chance, as tables, and a long walk
	$(BIN)/python -m tests.benchmarks.bench_build
	$(BIN)/python -m tests.benchmarks.bench_cluster
	$(BIN)/python -m tests.benchmarks.bench_phrases
	$(BIN)/python -m tests.benchmarks.bench_reprints
	$(BIN)/python -m tests.benchmarks.bench_recount
	$(BIN)/python -m tests.benchmarks.bench_adding
	$(BIN)/python -m tests.benchmarks.bench_polarity
	$(BIN)/python -m tests.benchmarks.bench_aspects
	$(BIN)/python -m tests.benchmarks.bench_findings
	$(BIN)/python -m tests.benchmarks.bench_measures
	$(BIN)/python -m tests.benchmarks.bench_reruns
	$(BIN)/python -m tests.benchmarks.bench_large
	$(BIN)/python -m tests.browser.walk --clicks 400

soak: .venv/.bench .venv/.test  ## fifty people for ten minutes, and what can go wrong meanwhile, as a table; about 20 minutes
	$(BIN)/python -m tests.benchmarks.soak_load
	$(BIN)/python -m tests.benchmarks.soak_fuzz
	$(BIN)/python -m tests.benchmarks.soak_kill

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshot: .venv/.test  ## the picture of the README, as the browser tests see it
	$(BIN)/pytest -q tests/browser -k "every_screen and 1440 and light"
	cp tests/browser/screens/overview-1440-light.png tests/browser/overview.png

# For every platform, and Python 3.11 and newer.
lock: .venv/bin/pip  ## the packages of requirements.txt with all that they need, each with its hashes
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements.txt -o requirements.lock

clean:
	rm -rf .venv .refrain

.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Refrain needs Python 3.11 or newer; try make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv --clear .venv; }

# Most modules of the packages are never loaded: those that are get compiled then, and kept.
.venv/.run: requirements.lock | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	touch $@

.venv/.test: tests/requirements.txt requirements-cluster.txt .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -r tests/requirements.txt
	tests/browser/install.sh $(BIN)
	touch $@

.venv/.bench: tests/benchmarks/requirements.txt .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check -r tests/benchmarks/requirements.txt
	touch $@
