#!/usr/bin/env bash
# The main job on the examples: lint, compile, and a spec that was written in a hurry. `make demo` calls it with the built program.
set -euo pipefail

given=${1:?usage: Tests/demo.sh PROGRAM}
program=$(realpath "$given")
cd "$(dirname "$0")/.."
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' plain=$'\e[0m' colour=always; else bold='' plain='' colour=never; fi

say() { printf '\n%s%s%s\n\n' "$bold" "$1" "$plain"; }
# Shows a command as a reader would type it, and runs it.
run() {
  printf '%s$ orderspec %s%s\n' "$bold" "$*" "$plain"
  "$program" "$@"
}

say "1. Check all examples: no errors, and a word on what is worth knowing"
run lint --format concise Examples

say "2. Compile an order ..."
spec=Examples/hostup/shared-hosting.order.yaml
sed -n '/^orderSpec/,$p' "$spec"
say "... to the request of HostUp's API v2"
run compile --target hostup-v2 "$spec"

say "3. What a spec gets to hear that was written in a hurry"
code=0
run lint --format text --color "$colour" Examples/broken/many-mistakes.order.yaml || code=$?
[ "$code" -eq 1 ] || { echo "exit code $code instead of 1" >&2 && exit 1; }

printf '\n%sTry next:%s %s lint --diff Examples/broken/many-mistakes.order.yaml\n' "$bold" "$plain" "$given"
