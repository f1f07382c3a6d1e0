# shellcheck shell=bash
# For the scripts beside this file; run.sh sets what they need: ROOT, ORDERSPEC_BIN, WHEEL, WORK, and the tools on PATH.
set -Eeuo pipefail

checks=0 failures=0
finish() {
  local code=$?
  [ "$code" -eq 0 ] || echo "stopped with code $code by: $stopped"
  [ "$checks" -gt 0 ] || { echo "no check was made"; code=1; }
  [ "$failures" -eq 0 ] || code=1
  echo "$checks checks, $failures failed"
  exit "$code"
}
stopped='exit'
trap 'stopped="line $LINENO: $BASH_COMMAND"' ERR
trap finish EXIT

# What the last command said, the head of it.
shown() { sed 's/^/  | /; 60q' <<<"$output"; }

# expect CODE TEXT COMMAND…: the command ends with CODE, and TEXT is part of what it says, which stands in $output then.
expect() {
  local code=$1 text=$2 got=0
  shift 2
  output=$("$@" 2>&1) || got=$?
  checks=$((checks + 1))
  [ "$got" -eq "$code" ] && [[ $output == *"$text"* ]] && return
  failures=$((failures + 1))
  printf '\nline %s: %s\n  expected code %s and `%s`; got code %s and:\n%s\n\n' "${BASH_LINENO[0]}" "$*" "$code" "$text" "$got" "$(shown)"
}

# lacks TEXT: what the last command said does not contain it.
lacks() {
  checks=$((checks + 1))
  [[ $output != *"$1"* ]] && return
  failures=$((failures + 1))
  printf '\nline %s: `%s` is in:\n%s\n\n' "${BASH_LINENO[0]}" "$1" "$(shown)"
}

# A sound spec of that name, with a domain of its own.
spec() { printf 'orderSpec: 1\nname: %s\nitems:\n  - domainName: %s.com\n' "$1" "$1"; }
