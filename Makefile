# `make report` on a fresh machine does everything: finds a Python, makes .venv/, writes the demo report.
# .ci/setup.sh does the setting up and leaves at once when there is nothing to do.

.DEFAULT_GOAL := help
.PHONY: help report serve nightly quick test check validate fuzz mutants page-check calibrate bench crash-loop hardship wheel wheel-check image-check docs site lock clean runtime dev
.NOTPARALLEL: # two set-ups must not fill .venv/ at once

# Another environment's modules must not get in among ours.
unexport PYTHONPATH PYTHONHOME

BIN := .venv/bin
DOCS ?=
NAME ?=
CONFIG ?=

help: ## this list
	@echo 'make report                      the demo story: reports/demo.html, .pdf and .json'
	@echo 'make report DOCS="a.txt b.txt"   your own two to six articles (NAME=storm writes reports/storm.*)'
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '$$1 != "make report" { printf "%-32s %s\n", $$1, $$2 }'

report: runtime ## the demo story, or the articles in DOCS
	@mkdir -p reports
	@$(BIN)/framing compare $(if $(DOCS),$(DOCS) $(if $(NAME),-o reports/$(NAME)),--demo -o reports/$(or $(NAME),demo))

serve: dev ## a page to paste articles into, on this machine: http://127.0.0.1:8000/; ARGS="--port 9000" for another port
	@$(BIN)/framing serve $(ARGS)

nightly: runtime ## a week of nights of an invented pile: reports/nightly/reports/index.html; CONFIG=my.toml runs yours
	@mkdir -p reports
	@$(BIN)/framing nightly $(if $(CONFIG),$(CONFIG),--demo reports/nightly) || [ $$? -eq 3 ]

quick: dev ## an answer in a minute: the fast tests
	@$(BIN)/python -m pytest -n 2 --quick $(ARGS)

test: dev ## the tests
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: dev ## style, types, layers of imports, generated documentation
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python .ci/docs.py --check

fuzz: dev ## every reader given mutilated files, two minutes each; ARGS="--seconds 9 pdf" for one, and shorter
	@$(BIN)/python -m tests.read.fuzz $(ARGS)

page-check: dev ## the report's page under axe and the Nu checker, where AXE=axe.min.js and VNU=vnu.jar name them
	@$(BIN)/python -m tests.render.page_checkers

validate: dev ## how well attribution and hedges are found, against annotated news (needs ../shared)
	@$(BIN)/python -m tests.validate $(ARGS)
	@$(BIN)/python -m tests.validate.counting

mutants: dev ## whether the tests notice when the meaning of a line is changed; takes five minutes on two cores
	@$(BIN)/python -m tests.mutants $(ARGS)

calibrate: dev ## how far verdicts and intervals can be trusted: docs/calibration.md (needs ../shared)
	@$(BIN)/python -m tests.calibrate $(ARGS)

bench: dev ## speed and memory beside plain spaCy
	@$(BIN)/python -m tests.bench $(ARGS)

crash-loop: dev ## the nightly killed 300 times at random moments; takes an hour (ARGS="20 60" for 20 kills of 60 documents)
	@$(BIN)/python -m tests.nightly.crash_loop $(ARGS)

hardship: dev ## the nightly with full disks, killed workers and poisoned documents
	@$(BIN)/python -m tests.nightly.hardship $(ARGS)

wheel: dev ## dist/*.whl and dist/*.tar.gz
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation

wheel-check: wheel ## the wheel in an empty environment, away from the checkout, without network
	@sh .ci/wheel-check

image-check: ## the image built from Containerfile, and a night in it without rights or network (needs podman)
	@sh .ci/image-check

docs: dev ## write the generated parts of the documentation anew
	@$(BIN)/python .ci/docs.py

site: dev ## the documentation as a site: build/site/index.html; a dead link ends it
	@$(BIN)/python .ci/site_check.py

lock: dev ## pin the requirements anew; UPGRADE=1 moves to newer versions
	@$(BIN)/python .ci/pip.py install --quiet --require-hashes --only-binary :all: -r .ci/requirements/uv.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/lock $(UPGRADE)

clean: ## remove .venv/, dist/, caches and the demo report; your own reports stay
	@rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f reports/demo.html reports/demo.pdf reports/demo.json

runtime:
	@sh .ci/setup.sh runtime

dev:
	@sh .ci/setup.sh dev
