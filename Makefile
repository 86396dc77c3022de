# make demo shows Papergram on this machine, without Telegram, arXiv or a key. Everything is kept in .venv.

PYTHON ?= python3
VENV := .venv
CLIENTS := .venv-clients
BIN := $(VENV)/bin
SOAK_READERS ?= 10
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

.PHONY: help demo test lint bench chaos soak fuzz clients hexo local-model pictures clean
.DELETE_ON_ERROR:

help:
	@echo "make demo    try the bot in a browser, with nothing but this machine"
	@echo "make test    run the tests"
	@echo "make lint    check style and types"
	@echo "make bench   measure what the documentation claims, in a quarter of an hour (aiogram beside it after make clients)"
	@echo "make chaos   kill the bot 200 times while it serves 500 chats, and compare what came with what was owed"
	@echo "make fuzz    send the bot 20,000 odd messages, presses and files"
	@echo "make soak    live ten weeks of arXiv with stops, outages and changes of the clock"
	@echo "make clients let bots of other libraries use the sandbox (aiogram, pyTelegramBotAPI; grammY, telegraf with npm)"
	@echo "make hexo    let Hexo build what is exported for it (needs npm)"
	@echo "make local-model let a small real language model read, on this machine (93 MB are fetched once)"
	@echo "make pictures take the pictures of the documentation anew, with Chromium"
	@echo "make clean   remove what was made here"
	@echo "PYTHON=…     names another Python than python3 (3.11 or newer)"

demo: $(VENV)/.sandbox
	@$(BIN)/papergram demo

test: $(VENV)/.test
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.lint
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

bench: $(VENV)/.test
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.bench_senders

chaos: $(VENV)/.test
	@$(BIN)/python -m tests.chaos

fuzz: $(VENV)/.test
	@FUZZ=20000 $(BIN)/python -m pytest -s tests/road/fuzz

soak: $(VENV)/.test
	@SOAK_READERS=$(SOAK_READERS) $(BIN)/python -m pytest tests/soak/test_soak.py

clients: $(CLIENTS)/.clients
	@$(CLIENTS)/bin/python -m pytest -rs tests/clients

hexo: tests/hexo/node_modules/.installed $(VENV)/.test
	@$(BIN)/python -m pytest -rs tests/hexo

local-model: $(VENV)/.local-model
	@$(BIN)/python -m benchmarks.local_model $(BIN)/python -m pytest -rs tests/llm/local

pictures: $(VENV)/.test
	@$(BIN)/python docs/make_pictures.py
	@mkdir -p docs/pictures/tour && PAPERGRAM_PICTURES=docs/pictures/tour $(BIN)/python -m pytest -q tests/page/tour

clean:
	rm -rf $(VENV) $(CLIENTS) tests/clients/node/node_modules tests/hexo/node_modules build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find bot handlers tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# constraints.txt is `pip freeze` of a fresh environment with .[lint], without papergram.
# One stamp for each set of extras; all are made again when what they were made from changes.
$(VENV)/.sandbox $(VENV)/.test $(VENV)/.lint $(VENV)/.local-model: $(VENV)/.%: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Papergram [$*] in $(VENV); the first time takes a minute …"
	@$(PIP) install -c constraints.txt -e '.[$*]'
	@touch $@

# An environment of its own: aiogram wants another pydantic than constraints.txt.
$(CLIENTS)/.clients: pyproject.toml tests/clients/node/package.json | $(BIN)/python
	@echo "Installing other client libraries in $(CLIENTS) …"
	@$(PYTHON) -m venv $(CLIENTS)
	@$(CLIENTS)/bin/python -m pip --disable-pip-version-check --no-input -qq install -e '.[clients]'
	@if command -v npm >/dev/null; then npm install --silent --no-package-lock --prefix tests/clients/node; \
	else echo "npm was not found: grammY and telegraf are left out"; fi
	@touch $@

tests/hexo/node_modules/.installed: tests/hexo/package.json
	@command -v npm >/dev/null || { echo "npm was not found: install Node.js 20 or newer" >&2; exit 1; }
	@echo "Installing Hexo in tests/hexo …"
	@npm install --silent --no-package-lock --prefix tests/hexo
	@touch $@

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Papergram needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
