#!/usr/bin/env bash
# The hooks, run by prek in repositories of their own.
tool=prek missing=2
source "$ROOT/Tests/integrations/hooks.bash"

expect 0 "" prek validate-manifest "$ROOT/.pre-commit-hooks.yaml"
