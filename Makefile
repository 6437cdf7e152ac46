# Everything that a checkout does. `make brief` and `make test` need Python 3.11+ and nothing else.

.DEFAULT_GOAL := help
.PHONY: help brief test check evals lock docs prompts clean

SAMPLE := out/sample
ARTICLES ?= $(SAMPLE)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SUITABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c "$(SUITABLE)" 2>/dev/null && echo $$python && break; done)

help: ## Show what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

brief: .venv/run ## Brief the sample story, or ARTICLES="a.txt b.html https://…"
	@$(BIN)/factbrief model pull >/dev/null
	@mkdir -p out
	@$(if $(filter $(SAMPLE),$(ARTICLES)),$(BIN)/python -m evals.sample $(SAMPLE))
	@$(BIN)/factbrief brief -o - -o out/briefing.md -o out/briefing.json -o out/briefing.html $(ARTICLES)
	@echo "The page: file://$(CURDIR)/out/briefing.html (also out/briefing.md and out/briefing.json)"

test: check ## Set up the environment and run every check and test
	@{ command -v chromium && ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1 \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get -qq update \
		&& apt-get -qq install --yes chromium postgresql >/dev/null; } \
		|| { echo "make test needs a browser and a database: apt-get install chromium postgresql"; exit 1; }
	@$(BIN)/factbrief model pull >/dev/null
	@$(BIN)/python -m evals gate
	@$(BIN)/pytest

check: .venv/dev ## Lint, types and layers alone
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

evals: .venv/dev ## Hold the facts against their baselines, from recorded answers
	@$(BIN)/python -m evals gate

docs: .venv/dev ## Write docs/cli.md and docs/briefing.schema.json anew
	@$(BIN)/python -m tests.support.generated

prompts: .venv/dev ## Release the templates that are not in prompts/manifest.json yet
	@$(BIN)/python -m prompts.release

lock: .venv/dev ## Resolve both lock files anew
	@$(BIN)/uv pip compile $(LOCKED) --group checkout --output-file requirements.lock pyproject.toml
	@$(BIN)/uv pip compile $(LOCKED) --all-extras --group dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml
LOCKED := --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

clean: ## Remove the environment and everything made
	rm -rf .venv out dist

# The package is installed by its path, as it stands; its dependencies come from the lock alone.
.venv/run: requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "factbrief needs Python 3.11 or newer, with venv: \
	install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up .venv, once"
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@
