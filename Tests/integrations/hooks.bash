# What pre-commit and prek have to do alike; pre-commit.sh and prek.sh read this file, after they set
# `tool` and `missing`, its exit code where an executable is missing. With the argument `repository-only` nothing is checked.
source "$ROOT/Tests/integrations/lib.sh"
export PRE_COMMIT_HOME="$WORK/cache" PREK_HOME="$WORK/cache" PIP_NO_INDEX=1 UV_OFFLINE=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PIP_FIND_LINKS
digest=$(sha256sum "$WHEEL" | cut -d' ' -f1)
git config --global init.defaultBranch main
git config --global core.quotePath false

# The repository of the hooks, with this tree as it is: v1.0.0 is a release that lists its wheel, v0.0.0 one that lists none, and v2.0.0 has one for another machine.
hooks="$WORK/hook-repository"
git init -q "$hooks"
git -C "$ROOT" ls-files -z --cached --others --exclude-standard |
  tar c -C "$ROOT" --null -T - | tar x -C "$hooks"
release() { # TAG LINE
  sed -i '/^[^#]/d' "$hooks/Sources/Wheel/released.txt"
  printf '%s' "$2" >>"$hooks/Sources/Wheel/released.txt"
  git -C "$hooks" add -A
  git -C "$hooks" commit -q --allow-empty -m "Release $1"
  git -C "$hooks" tag "$1"
}
release v0.0.0 ""
release v2.0.0 "https://example.org/orderspec-$("$ORDERSPEC_BIN/orderspec" --version | cut -d' ' -f2)-py3-none-linux_riscv64.whl#sha256=$digest"$'\n'
release v1.0.0 "file://$WHEEL#sha256=$digest"$'\n'

# A git repository NAME that uses the hooks of revision REV; the rest are the hooks' ids. The checkout becomes the working directory.
repository() {
  cd "$WORK"
  git init -q "$1" && cd "$1"
  printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n' "file://$hooks" "$2" >.pre-commit-config.yaml
  printf '      - id: %s\n' "${@:3}" >>.pre-commit-config.yaml
  git add .pre-commit-config.yaml
}
system="env PATH=$ORDERSPEC_BIN:$PATH"

[ "${1:-}" != repository-only ] || return 0

# --- lint: the first commit, a later one, and what is not its business

repository lint v1.0.0 orderspec-lint-system
expect 0 "" "$tool" install
spec alpha >"alpha order.order.yaml"
spec beta | sed 's/years/year/' >"bestäl­lning-åäö-订单.order.yaml"
git add .
expect 0 "Passed" $system git commit -m "First"
spec gamma | sed 's/domainName/domianName/' >"gamma order ö.order.yaml"
git add .
expect 1 "gamma order ö.order.yaml:4:5: error[" $system git commit -m "Second"
expect 0 "First" git log --format=%s
lacks "Second"
spec gamma >"gamma order ö.order.yaml"
git add .
expect 0 "Passed" $system git commit -m "Second"
# Only what is committed is looked at: no YAML of others, nothing that is not staged, nothing that the configuration leaves out.
printf 'orderSpec: [\n' >notes.yaml
spec delta | sed 's/items/itmes/' >draft.order.yaml
printf 'exclude: [broken/**]\n' >.orderspec.yaml
mkdir broken && cp draft.order.yaml broken/
git add notes.yaml .orderspec.yaml broken
expect 0 "" $system git commit -m "Third"
lacks "error["
# A syntax error has its place; a message that nobody can read is no use.
printf 'orderSpec: 1\nname: x\nitems: [\n' >syntax.order.yaml
git add syntax.order.yaml
expect 1 "syntax.order.yaml:" $system git commit -m "Fourth"
expect 0 "error[yaml_" echo "$output"
git rm -q --cached syntax.order.yaml && rm syntax.order.yaml
# A linked worktree.
git worktree add -q ../lint-worktree -b other && cd ../lint-worktree
spec epsilon | sed 's/items/itmes/' >epsilon.order.yaml
git add .
expect 1 "epsilon.order.yaml:3:1: error[" $system git commit -m "In a worktree"
spec epsilon >epsilon.order.yaml
git add .
expect 0 "Passed" $system git commit -m "In a worktree"

# --- rules across files: many files in one run, whatever the number of processors

repository across v1.0.0 orderspec-lint-system
for number in $(seq 10 40); do spec "order-$number" >"$number.order.yaml"; done
git add .
expect 0 "Passed" $system "$tool" run --all-files
spec order-10 >40.order.yaml
git add .
expect 1 "40.order.yaml:2:7: error[duplicate_order_name]" $system "$tool" run --all-files

# A commit of one file is compared with the others only where the hook is told to look at all.
expect 0 "Passed" $system "$tool" run --files 10.order.yaml
printf '        args: [.]\n        pass_filenames: false\n' >>.pre-commit-config.yaml
git add .
expect 1 "error[duplicate_order_name]" $system "$tool" run --files 10.order.yaml

# --- fix: it mends, the commit stops, and goes through the second time

repository fix v1.0.0 orderspec-fix-system
expect 0 "" "$tool" install
sed 's/ *# expect.*//' "$ROOT/Examples/broken/typo-in-field-name.order.yaml" >"mend me.order.yaml"
grep -q 'nameServers:' "mend me.order.yaml"
git add .
expect 1 "" $system git commit -m "Mended"
expect 0 "nameservers:" cat "mend me.order.yaml"
git add .
expect 0 "Passed" $system git commit -m "Mended"
printf 'orderSpec: 1\nname: x\nitems: [\n' >syntax.order.yaml
cp syntax.order.yaml before
git add syntax.order.yaml
expect 1 "syntax.order.yaml:" $system git commit -m "Not mended"
expect 0 "" cmp syntax.order.yaml before

# --- compile --check: stale, fresh, left over

repository compiled v1.0.0 orderspec-compile-check-system
expect 0 "" "$tool" install
printf 'target: hostup-v2\n' >.orderspec.yaml
spec alpha >alpha.order.yaml
git add .
expect 1 "+++ requests/alpha.hostup-v2.json" $system git commit -m "Stale"
$system orderspec compile . --out-dir requests
git add .
expect 0 "Passed" $system git commit -m "Fresh"
sed -i 's/"years": 1/"years": 9/' requests/alpha.hostup-v2.json
git add .
expect 1 "requests/alpha.hostup-v2.json" $system git commit -m "Edited by hand"
git checkout -q HEAD -- requests
spec beta >alpha.order.yaml
git add .
expect 1 "requests/alpha.hostup-v2.json: no order writes this file any more" $system git commit -m "Renamed"
# A deletion alone runs no hook: CI has to look.
git checkout -q HEAD -- . && git rm -q alpha.order.yaml
expect 0 "Skipped" $system git commit -m "Deleted"
# Every target there is is known to the hook's `files`.
expect 2 "--target takes" "$ORDERSPEC_BIN/orderspec" lint --target nonsense x
for target in $(sed 's/.*takes \(.*\), not.*/\1/; s/,//g; q' <<<"$output"); do
  expect 0 "" python - "$ROOT/.pre-commit-hooks.yaml" "$target" <<'PY'
import re, sys, yaml
for hook in yaml.safe_load(open(sys.argv[1])):
    if "compile" in hook["id"]:
        assert re.search(hook["files"], f"requests/alpha.{sys.argv[2]}.json") and re.search(hook["files"], f"a.{sys.argv[2]}.2.json"), hook["id"]
        assert not re.search(hook["files"], "package.json") and not re.search(hook["files"], "docs/openapi.yaml"), hook["id"]
PY
done

# --- from the wheel: no compiler, nothing on PATH

bare="env PATH=$(dirname "$(command -v "$tool")"):/usr/bin:/bin"
repository wheel v1.0.0 orderspec-lint orderspec-fix orderspec-compile-check
expect 0 "" $bare "$tool" install
printf 'target: hostup-v2\n' >.orderspec.yaml
spec alpha >alpha.order.yaml
"$ORDERSPEC_BIN/orderspec" compile . --out-dir requests
git add .
expect 0 "" $bare git commit -m "First"
lacks "Skipped"
spec alpha | sed 's/items/itmes/' >alpha.order.yaml
git add .
expect 1 "alpha.order.yaml:3:1: error[unknown_field]" $bare git commit -m "Second"
git checkout -q HEAD -- alpha.order.yaml
# --- what is told where it cannot work

repository missing v1.0.0 orderspec-lint-system
spec alpha >alpha.order.yaml
git add .
expect "$missing" "orderspec" $bare "$tool" run --all-files
lacks "Passed"
no_wheel() { # REV TEXT
  repository "no-wheel-$1" "$1" orderspec-lint
  spec alpha >alpha.order.yaml
  git add .
  output=$($bare "$tool" run --all-files 2>&1) && failures=$((failures + 1)) && echo "it ran without a wheel"
  for word in "$2" '`-system`' '`-swift`' ORDERSPEC_WHEEL=PATH; do expect 0 "$word" echo "$output"; done
}
no_wheel v0.0.0 "lists: none"
no_wheel v2.0.0 "lists: linux_riscv64"
# The same revision with a wheel that is named.
expect 0 "Passed" $bare ORDERSPEC_WHEEL="$WHEEL" "$tool" run --all-files

# --- a hook repository without tags

cd "$WORK" && git clone -q --no-tags "$hooks" untagged-hooks
hooks="$WORK/untagged-hooks" head=$(git -C untagged-hooks rev-parse HEAD)
repository untagged "$head" orderspec-lint-system
spec alpha >alpha.order.yaml
git add .
expect 0 "Passed" $system "$tool" run --all-files
