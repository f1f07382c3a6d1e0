#!/usr/bin/env bash
# Runs the integrations: every executable *.sh and *.py beside this file, in a folder and a home of its own. `make test-integrations` calls it.
#
#   Tests/integrations/run.sh EXECUTABLES TOOLS [NAME…]
#
# EXECUTABLES is the folder of the built `orderspec` and `orderspec-placement`, TOOLS a virtual environment; a NAME is a script without its ending.
# A script gets ROOT, ORDERSPEC_BIN, WHEEL, WORK (a folder that is removed after it), USER_HOME and TOOLS on PATH; it ends with 0 if all is well.
set -euo pipefail
usage="usage: Tests/integrations/run.sh EXECUTABLES TOOLS [NAME…]"
ORDERSPEC_BIN=$(realpath "${1:?$usage}") tools=$(realpath "${2:?$usage}")
shift 2
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
export ROOT ORDERSPEC_BIN USER_HOME=$HOME PATH="$tools/bin:$PATH"
for needed in "$ORDERSPEC_BIN/orderspec" "$ORDERSPEC_BIN/orderspec-placement" "$tools/bin/python"; do
  [ -x "$needed" ] || { echo "run.sh: $needed is missing: run \`make test-integrations\`" >&2; exit 2; }
done

scripts=()
for script in "$ROOT"/Tests/integrations/*.{sh,py}; do
  name=$(basename "${script%.*}")
  [ -x "$script" ] && [ "$name" != run ] || continue
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  scripts+=("$script")
done
[ $# -eq 0 ] || [ ${#scripts[@]} -eq $# ] || { echo "run.sh: not all of \`$*\` are scripts of Tests/integrations" >&2; exit 2; }

all=$(mktemp -d)
# Folders that were made read-only are writable again before they go.
trap 'chmod -R u+w "$all" && rm -rf "$all"' EXIT
# What a developer or a CI has set does not reach into the integrations.
unset "${!GIT_@}" "${!GITHUB_@}" "${!PRE_COMMIT_@}" "${!PREK_@}" ORDERSPEC_WHEEL CI VIRTUAL_ENV SOURCE_DATE_EPOCH
export GIT_AUTHOR_NAME=Anna GIT_AUTHOR_EMAIL=anna@example.org GIT_COMMITTER_NAME=Anna GIT_COMMITTER_EMAIL=anna@example.org GIT_CONFIG_NOSYSTEM=1
export LC_ALL=C.UTF-8 NO_COLOR=1

mkdir "$all/wheel-file"
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$ROOT/Sources/Wheel" python -c "import sys, orderspec_wheel; orderspec_wheel.packed(*sys.argv[1:])" "$ORDERSPEC_BIN" "$all/wheel-file"
WHEEL=$(echo "$all"/wheel-file/*.whl)
export WHEEL

summary="" passed=0 failed=0
for script in "${scripts[@]}"; do
  name=$(basename "${script%.*}")
  export WORK="$all/$name" HOME="$all/$name/home"
  mkdir -p "$HOME"
  start=$SECONDS
  echo "== $name"
  if (cd "$WORK" && "$script" </dev/null); then
    passed=$((passed + 1)) verdict=passed
  else
    failed=$((failed + 1)) verdict=FAILED
  fi
  summary+=$(printf '  %-24s %s  (%s s)' "$name" "$verdict" $((SECONDS - start)))$'\n'
done

printf '\nintegrations:\n%s%s passed, %s failed\n' "$summary" "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
