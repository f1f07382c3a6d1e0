# orderspec: `make demo` runs the main job on the examples, `make test` passes the tests. Both install what is missing.

SHELL := /bin/bash
SWIFT ?= swift
# Everything is built: what talks to providers, too.
export ORDERSPEC_PLACEMENT := 1
DEBIAN_PACKAGES := pkg-config libyaml-dev libidn2-dev libunistring-dev libcurl4-openssl-dev libssl-dev libsqlite3-dev git binutils
# What the integrations run beside: a terminal, shells, a formatter of manual pages and a browser.
INTEGRATION_PACKAGES := tmux zsh fish man-db groff-base neovim chromium-headless-shell
POSTGRES_PACKAGES := libpq-dev postgresql
RELEASE := .build/release/orderspec
PREFIX ?= /usr/local

.PHONY: build profile docs install debug test test-release test-postgres test-simulation test-sanitized demo generate format check-format check-examples wheel test-integrations test-plan-page browser bench bench-quick bench-instructions bench-packages peers packages postgres-packages python-packages integration-packages integration-tools clean

# Without debug information: that takes a seventh of the time, and the names of functions stay in the program. Optimised by what lint and compile go through
# often (`make profile`).
build: packages
	flags=$$(Sources/Profile/flags.sh $(SWIFT) "$(CURDIR)/.build") && for product in orderspec orderspec-placement; do \
	  ORDERSPEC_STATIC=1 $(SWIFT) build -c release -debug-info-format none --omit-frame-pointers $$flags --product $$product 2>&1 | { grep -v "statically linked applications\|mktemp. is dangerous" || true; }; test $${PIPESTATUS[0]} -eq 0 || exit 1; done

# Counts anew what lint and compile go through often, with a program that is built for it in a folder of its own.
profile: packages
	Sources/Profile/count.py $(SWIFT) .build/counting

# The reference as one HTML file, with the manual page and the completions beside it.
docs: build python-packages
	@python3 Sources/Documents/write.py $(RELEASE) .build/docs && echo "the reference is .build/docs/index.html"

# The program with its manual page, completions, reference and schemas below PREFIX.
install: build python-packages
	python3 Sources/Documents/write.py $(RELEASE) .build/docs
	install -D -t $(DESTDIR)$(PREFIX)/bin $(RELEASE) $(RELEASE)-placement
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 .build/docs/man/orderspec.1
	install -D -m 644 .build/docs/completions/orderspec.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/orderspec
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/zsh/site-functions .build/docs/completions/_orderspec
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d .build/docs/completions/orderspec.fish
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/orderspec Schemas/*.schema.json
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/doc/orderspec .build/docs/index.html LICENSE NOTICE

debug: packages
	$(SWIFT) build

test: packages python-packages
	$(SWIFT) test --explicit-target-dependency-import-check error

# The release build, which is optimised otherwise than what the tests are linked with, in the tests that run the program.
test-release: build
	ORDERSPEC_EXECUTABLE="$(CURDIR)/$(RELEASE)" $(SWIFT) test --explicit-target-dependency-import-check error --filter CommandTests

# Ledgers in PostgreSQL: built with libpq, against servers that the tests start and stop themselves.
test-postgres: packages postgres-packages
	ORDERSPEC_POSTGRES=1 $(SWIFT) test --explicit-target-dependency-import-check error --filter 'PostgreSQL|PlacementTests.StorageTests|DurableLedgerTests|ServerAddressTests'

# A million lives of orders, and what goes wrong in them; `ORDERSPEC_SEED=N` shows one. What it spends its time in is optimised in debug builds, too.
test-simulation: packages
	time ORDERSPEC_SEEDS=$${ORDERSPEC_SEEDS:-1000000} $(SWIFT) test --filter nothingIsBoughtTwice

# The parser's tests, its fuzz included, under AddressSanitizer, in a build folder of their own.
test-sanitized: packages
	$(SWIFT) test --sanitize=address --scratch-path .build-asan --filter YAMLSyntaxTests

demo: build
	@Tests/demo.sh $(RELEASE)

# Writes the rule registry, the catalog's constant tables, the JSON Schemas and the rule reference from their sources.
generate: packages
	$(SWIFT) run -q generate
	$(SWIFT) build -q --product orderspec
	for name in order contacts config catalog lint-report requests source-map plan hostup-v1 hostup-v2 superspace-domain superspace-site; do .build/debug/orderspec schema $$name > Schemas/$$(if [ $$name = order ]; then echo order-spec; else echo $$name; fi).schema.json; done
	.build/debug/orderspec rules --format markdown > Examples/RULES.md

format:
	$(SWIFT) format -i -r Package.swift Sources Tests

check-format:
	$(SWIFT) format lint --strict -r Package.swift Sources Tests

# The examples lint, their compiled requests are fresh, and the README's outputs are the real ones.
check-examples: build
	$(RELEASE) lint --format concise Examples
	$(RELEASE) compile Examples/hostup --out-dir Examples/hostup/requests --check 2>/dev/null
	$(RELEASE) compile Examples/superspace --out-dir Examples/superspace/requests --check 2>/dev/null
	for target in hostup-v1 hostup-v2 superspace; do $(RELEASE) compile --target $$target Examples/targets --out-dir Examples/targets/requests --check 2>/dev/null || exit 1; done
	python3 Tests/readme.py $(RELEASE) --check

# The wheel for this platform, and the line that lists it as released.
wheel: build integration-tools
	rm -rf .build/wheel && .build/integrations/bin/pip wheel -q --disable-pip-version-check --no-deps -w .build/wheel .
	@cd .build/wheel && sha256sum *.whl | sed 's/\(.*\)  \(.*\)/.build\/wheel\/\2#sha256=\1/'

# orderspec where people meet it: installed, in hooks, in pipelines; `make test-integrations ONLY="wheel prek"` runs some.
test-integrations: build integration-tools browser
	Tests/integrations/run.sh .build/release .build/integrations $(ONLY)

# The pages of `plan --html` in a headless Chromium.
test-plan-page: build browser
	Tests/integrations/plan-page.py $(RELEASE)

bench: build peers bench-packages
	PEERS=.build/bench Tests/Benchmark/run.sh $(RELEASE)

bench-quick: build peers bench-packages
	PEERS=.build/bench Tests/Benchmark/run.sh --quick $(RELEASE)

# What a spec costs in instructions, which other work on the machine does not change.
bench-instructions: build bench-packages
	python3 Tests/Benchmark/instructions.py $(RELEASE)

# What counts instructions.
bench-packages:
	@command -v valgrind >/dev/null || { \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends valgrind >/dev/null; }

# The tools that the benchmark compares with, in a virtual environment of this folder.
peers:
	@if [ ! -x .build/bench/bin/ryl ] || ! .build/bench/bin/python -c 'import jsonschema_rs, yaml' 2>/dev/null; then \
	  mkdir -p .build && python3 -m venv .build/bench && \
	  .build/bench/bin/pip install -q --disable-pip-version-check ryl==0.26.1 yamllint==1.38.0 check-jsonschema==0.39.0 PyYAML==6.0.3 jsonschema-rs==0.60.3; fi

# Debian packages that are missing; nothing where all are there.
packages:
	@missing=""; for name in $(DEBIAN_PACKAGES); do dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

# A headless Chromium of Debian's, about 220 MB; nothing where there is one already.
browser:
	@command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null || { \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null; }

# PostgreSQL without a cluster of its own, so that no service is started.
postgres-packages:
	@missing=""; for name in $(POSTGRES_PACKAGES); do dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$name"; done; \
	if [ -n "$$missing" ]; then echo "installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null && \
	  $$sudo sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

# The validator that the schema tests use, in a virtual environment of this folder.
python-packages:
	@if [ ! -x .build/python/bin/python ] || ! .build/python/bin/python -c 'import jsonschema, yaml, jsonpointer' 2>/dev/null; then \
	  command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null || { \
	    sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null; }; \
	  mkdir -p .build && python3 -m venv .build/python && .build/python/bin/pip install -q --disable-pip-version-check jsonschema==4.26.0 PyYAML==6.0.3 jsonpointer==3.1.1; fi

integration-packages:
	@$(MAKE) -s packages DEBIAN_PACKAGES="$(INTEGRATION_PACKAGES)"

# The tools of the integrations, in a virtual environment of this folder, made again when the list of them changes.
integration-tools: packages integration-packages python-packages
	@if ! cmp -s Tests/integrations/requirements.txt .build/integrations/installed.txt; then \
	  rm -rf .build/integrations && python3 -m venv .build/integrations && \
	  .build/integrations/bin/pip install -q --disable-pip-version-check -r Tests/integrations/requirements.txt && \
	  cp Tests/integrations/requirements.txt .build/integrations/installed.txt; fi

clean:
	rm -rf .build
