# Recto: what a developer runs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
# The release binary holds the Swift runtime, so that it runs where no Swift is installed. The tests are built
# for debugging and use the toolchain's.
# It shows its symbols to nobody, and packs what the loader has to relocate: smaller, and quicker to start.
RELEASE := --configuration release --static-swift-stdlib -Xswiftc -use-ld=lld \
  -Xlinker --version-script=$(CURDIR)/.ci/symbols.map -Xlinker --icf=safe -Xlinker -z -Xlinker pack-relative-relocs
BIN = $(shell swift build $(RELEASE) --show-bin-path)
PYTHON := $(CURDIR)/.build-venv/test/bin/python
BENCH_PYTHON := $(CURDIR)/.build-venv/bench/bin/python
PEERS_PYTHON := $(CURDIR)/.build-venv/peers/bin/python
# Where make measure looks for ocrmypdf when it is asked for; make bench makes it.
export OCRMYPDF_VENV ?= $(CURDIR)/.build-venv/bench
SWIFT_FILES := Sources Tests Templates Package.swift

export RECTO_TEST_PYTHON := $(PYTHON)
# Tesseract recognises six times slower when its threads outnumber the cores.
export OMP_THREAD_LIMIT := 1
# All tests at once hold 800 files open, which is near the usual limit of 1024, and starve those that wait for a process.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 4

.PHONY: help
help: ## List the targets.
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand --tabs=16

.PHONY: setup
setup: ## Install the Debian and Python packages that are missing.
	@.ci/setup.sh build run test

.PHONY: build
build: setup ## Build the release binary.
	swift build $(RELEASE) --product recto

# Installs the neural engine with the pip of the tests. Without it Recto reads with Tesseract alone, so that a machine
# without a network goes on.
MODELS = -@PATH="$(dir $(PYTHON)):$$PATH" "$(1)/recto" models install >/dev/null

.PHONY: demo
demo: build ## Convert the sample scans into every format, into out/.
	$(call MODELS,$(BIN))
	@$(PYTHON) .ci/demo.py $(BIN)/recto GoldenFiles/samples out

# Slower than demo, but nothing is built for it.
.PHONY: demo-of-tests
demo-of-tests:
	@$(PYTHON) .ci/demo.py "$$(swift build --show-bin-path)/recto" GoldenFiles/samples .build/demo

.PHONY: test
test: setup ## Run the tests.
	@$(PYTHON) -m unittest discover --quiet --start-directory Tests/Tools
	swift build --build-tests
	$(call MODELS,$$(swift build --show-bin-path))
	swift test --disable-xctest --skip-build

.PHONY: lint
lint: setup ## Check format and house rules.
	@failed=0; \
	swift format lint --strict --recursive --parallel $(SWIFT_FILES) || failed=1; \
	python3 .ci/checks.py || failed=1; \
	exit $$failed

.PHONY: format
format: ## Format the Swift files.
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

.PHONY: measure
measure: build ## Score texts and PDFs over a corpus: make measure CORPUS=folder [PEERS=1] [ARGS="--only scans --kept"].
	$(call MODELS,$(BIN))
	@test -n "$(CORPUS)" || { echo 'measure: say which corpus: make measure CORPUS=folder' >&2; exit 2; }
	@$(if $(PEERS),.ci/setup.sh peers)
	@$(PYTHON) Tests/Tools/measure.py $(CORPUS) --recto $(BIN)/recto \
	  $(if $(PEERS),--peers $(PEERS_PYTHON)) $(ARGS)

.PHONY: calibrate
calibrate: build ## Fit what the engines' confidences are worth over a corpus: make calibrate CORPUS=folder.
	$(call MODELS,$(BIN))
	@test -n "$(CORPUS)" || { echo 'calibrate: say which corpus: make calibrate CORPUS=folder' >&2; exit 2; }
	@$(PYTHON) Tests/Tools/calibrate.py $(CORPUS) --recto $(BIN)/recto --write $(ARGS)

.PHONY: bench
bench: build ## Time Recto beside tesseract and OCRmyPDF [ARGS="--pages folder"].
	@.ci/setup.sh bench
	@$(BENCH_PYTHON) Tests/Tools/bench.py --recto $(BIN)/recto $(ARGS)

.PHONY: bench-office
bench-office: build ## Time XLSX and DOCX beside libxlsxwriter, XlsxWriter, pandoc and python-docx [ARGS="--cells 100000"].
	@.ci/setup.sh bench
	@$(PYTHON) Tests/Tools/bench_office.py --recto $(BIN)/recto $(ARGS)

.PHONY: bench-text
bench-text: build ## Time Recto on PDFs with text beside pdftotext, pdfplumber and pdf2docx [ARGS="--pdf file"].
	@.ci/setup.sh bench
	@$(BENCH_PYTHON) Tests/Tools/bench_text.py --recto $(BIN)/recto $(ARGS)

.PHONY: soak
soak: build ## Put a server under load and kill it again and again [ARGS="--clients 8 --kills 5"].
	@$(PYTHON) Tests/Tools/soak.py --recto $(BIN)/recto $(ARGS)

# For each of the readers of requests and files.
FUZZ_SECONDS ?= 60
FUZZ := --scratch-path .build/fuzz --configuration release -Xswiftc -enable-testing --sanitize fuzzer --product recto-fuzz
.PHONY: fuzz
fuzz: setup ## Throw broken requests and files at what reads them [FUZZ_SECONDS=600] [ARGS="--only alto"].
	RECTO_FUZZ=1 swift build $(FUZZ)
	@$(PYTHON) Tests/Tools/fuzz.py --binary "$$(RECTO_FUZZ=1 swift build $(FUZZ) --show-bin-path)/recto-fuzz" \
	  --folder out/fuzz --seconds $(FUZZ_SECONDS) $(ARGS)

.PHONY: install
install: build ## Install the binary, its files, manual and completions under PREFIX (/usr/local), in DESTDIR if given.
	swift build $(RELEASE) --product generate-manual
	.ci/install.sh $(BIN) "$(DESTDIR)$(PREFIX)"

.PHONY: uninstall
uninstall: ## Remove what install has put under PREFIX.
	.ci/install.sh --remove "$(DESTDIR)$(PREFIX)"

.PHONY: clean
clean: ## Remove what was built, the Python environments and out/.
	rm -rf .build .build-venv out
