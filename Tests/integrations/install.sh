#!/usr/bin/env bash
# `make install`: what it puts where, and that the manual page and the program work from there.
source "$ROOT/Tests/integrations/lib.sh"
prefix="$WORK/usr"
# The program is built already.
expect 0 "" make -s -C "$ROOT" -o build -o python-packages install RELEASE="$ORDERSPEC_BIN/orderspec" PREFIX="$prefix"
expect 0 "bin/orderspec
bin/orderspec-placement
share/bash-completion/completions/orderspec
share/doc/orderspec/LICENSE
share/doc/orderspec/NOTICE
share/doc/orderspec/index.html
share/fish/vendor_completions.d/orderspec.fish
share/man/man1/orderspec.1
share/orderspec/catalog.schema.json" bash -c 'cd "$0" && find . -type f -printf "%P\n" | sort' "$prefix"
expect 0 "orderspec 0." "$prefix/bin/orderspec" --version
expect 0 "Keep the record of what was placed" "$prefix/bin/orderspec" ledger --help
spec acme >acme.order.yaml
expect 0 "" "$prefix/bin/orderspec" lint --format concise acme.order.yaml
expect 0 "" make -s -C "$ROOT" -o build -o python-packages install RELEASE="$ORDERSPEC_BIN/orderspec" PREFIX=/usr DESTDIR="$WORK/package"
expect 0 "" diff -r "$prefix" "$WORK/package/usr"

# The manual page: no complaint of the formatter, and each command in it.
page="$prefix/share/man/man1/orderspec.1"
expect 0 "" groff -man -Tutf8 -ww -z "$page"
checks=$((checks + 1))
[ -z "$output" ] || { failures=$((failures + 1)); echo "groff: $output"; }
expect 0 "EXIT STATUS" env MANWIDTH=100 MANPATH="$prefix/share/man" man --warnings orderspec
manual=$output
while read -r command _; do
  expect 0 "orderspec $command" cat <<<"$manual"
done < <("$prefix/bin/orderspec" --help | sed -n '/^COMMANDS:/,/^$/{/^  /p}')
expect 0 "orderspec ledger verify" cat <<<"$manual"
# What only the other executable knows.
expect 0 "orderspec catalog sync [options] [provider]" cat <<<"$manual"
expect 0 "orderspec import --from-account provider [options]" cat <<<"$manual"
