#!/usr/bin/env bash
# The hooks, run by pre-commit in repositories of their own.
tool=pre-commit missing=1
source "$ROOT/Tests/integrations/hooks.bash"

expect 0 "" pre-commit validate-manifest "$ROOT/.pre-commit-hooks.yaml"
# Without tags there is no version to go to: the newest commit is taken.
sed -i "s/rev: .*/rev: $(git -C "$hooks" rev-parse HEAD^)/" .pre-commit-config.yaml
expect 0 "" pre-commit autoupdate
expect 0 "rev: $head" cat .pre-commit-config.yaml

# The wheel without the hook repository: `repo: local` with the wheel as a dependency.
mkdir ../local && cd ../local && git init -q
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: local
    hooks:
      - id: orderspec-lint
        name: orderspec lint
        language: python
        additional_dependencies: ["orderspec @ file://$WHEEL#sha256=$digest"]
        entry: orderspec lint --force-exclude --allow-empty
        files: '\.(order|contacts)\.ya?ml\$'
        require_serial: true
YAML
spec alpha >alpha.order.yaml
git add .
# pre-commit makes a package of its own for that, which needs setuptools; here from virtualenv's own store.
seeds=$(python -c 'import os, virtualenv.seed.wheels.embed as embed; print(os.path.dirname(embed.__file__))')
expect 0 "Passed" $bare PIP_FIND_LINKS="$seeds" pre-commit run --all-files

# What was installed once runs from a cache that cannot be written to.
cd "$WORK/wheel"
expect 0 "Passed" unshare -rm sh -c 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && ! touch "$1/x" 2>/dev/null && shift && exec "$@"' - "$WORK/cache" $bare pre-commit run --all-files
lacks "Skipped"
