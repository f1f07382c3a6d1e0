# shellcheck shell=bash
# A project at a provider that this machine simulates, in a folder of its own that goes with the shell. demo.sh and readme.py source it in the root of the
# repository; the path of the program is in $program.
work=$(mktemp -d)
trap 'kill "${simulator:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
"${program:?}" simulate --port 0 --state "$work/provider.json" >"$work/url" 2>/dev/null &
simulator=$!
for _ in $(seq 1000); do [ -s "$work/url" ] && break; sleep 0.05; done
export DEMO_TOKEN=simulated-token
# This ledger is its own, also where a CI variable is set.
cat >"$work/.orderspec.yaml" <<YAML
providers:
  hostup-prod:
    target: hostup-v2
    account: client_simulated
    baseURL: $(cat "$work/url")
    token: "\${env:DEMO_TOKEN}"
ledger: .orderspec/ledger.sqlite
YAML
cp Examples/hostup/shared-hosting.order.yaml "$work/bryggkajen.order.yaml"
cd "$work" || exit
