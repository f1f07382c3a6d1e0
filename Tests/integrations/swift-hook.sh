#!/usr/bin/env bash
# The `-swift` hooks: pre-commit has the Swift toolchain compile orderspec, without what talks to providers. That takes minutes.
tool=pre-commit missing=1
source "$ROOT/Tests/integrations/hooks.bash" repository-only
# SwiftPM fetches packages with the git configuration of this machine.
export GIT_CONFIG_GLOBAL="$USER_HOME/.gitconfig"
unset GIT_CONFIG_NOSYSTEM ORDERSPEC_PLACEMENT ORDERSPEC_STRICT ORDERSPEC_STATIC

repository swift v0.0.0 orderspec-lint-swift orderspec-fix-swift orderspec-compile-check-swift
printf 'target: hostup-v2\n' >.orderspec.yaml
spec alpha >alpha.order.yaml
"$ORDERSPEC_BIN/orderspec" compile . --out-dir requests
git add .
expect 0 "Passed" pre-commit run --all-files
lacks "Skipped"
spec alpha | sed 's/items/itmes/' >alpha.order.yaml
git add .
expect 1 "alpha.order.yaml:3:1: error[unknown_field]" pre-commit run
