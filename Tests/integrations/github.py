#!/usr/bin/env python3
"""The GitHub example: its linters, and its steps as a runner runs them."""
import glob
import os
import re

import yaml

from pipelines import EXAMPLES, CONTACT, PERSONAL_NUMBER, SPEC, WHEEL, WHEEL_URL, WITH_ORDERSPEC, WITHOUT_ORDERSPEC, WORK
from pipelines import check, check_sarif, environment, finish, read, repository, run, tool, write

folder = os.path.join(EXAMPLES, "github")
workflow_file, action_file = f"{folder}/workflows/orderspec.yml", f"{folder}/actions/orderspec/action.yml"
workflow, action = (yaml.safe_load(open(path, encoding="utf-8")) for path in (workflow_file, action_file))
steps = action["runs"]["steps"]

# What linters say.
for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
    tool("check-jsonschema", "--builtin-schema", schema, workflow_file)
tool("check-jsonschema", "--builtin-schema", "vendor.github-actions", action_file)
tool("zizmor", "--offline", "--no-progress", "--persona", "auditor", folder)
for number, step in enumerate(steps):
    check("${{" not in step["run"], f"step {number} takes what it is given from the environment")
    write(WORK, {f"{number}.sh": "#!/bin/bash\nset -eo pipefail\n" + step["run"]})
tool("shellcheck", *sorted(glob.glob(f"{WORK}/[0-9].sh")))

# What no linter says.
check(workflow["permissions"] == {}, "the workflow starts without permissions")
job = workflow["jobs"]["orderspec"]
check(job["permissions"] == {"contents": "read", "security-events": "write"}, "the job has only the permissions that it uses")
texts = read(folder, "workflows/orderspec.yml") + read(folder, "actions/orderspec/action.yml")
check("secrets." not in texts and "github.token" not in texts, "no secret is used")
uses = [step["uses"] for step in job["steps"]]
check(all(re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}|\./\.github/actions/orderspec", use) for use in uses), "actions are named by their commit", uses)
check(job["steps"][0]["with"] == {"persist-credentials": False}, "the token of the checkout is not kept")
given = job["steps"][1]["with"]
check(set(given) == set(action["inputs"]), "the workflow gives the inputs that the action has", given)
check(job["steps"][2]["with"]["sarif_file"] == given["sarif"], "the SARIF file that is uploaded is the one that is written")


def act(repository, path=WITH_ORDERSPEC, **inputs):
    """Runs the action as a runner does: the exit code of the first step that failed, all that was printed, and the summary."""
    temporary = repository + ".runner"
    os.makedirs(temporary, exist_ok=True)
    values = {name: inputs.get(name, given.get("default", "")) for name, given in action["inputs"].items()}
    code, output, outcome = 0, "", {}
    for step in steps:
        condition = step.get("if")
        assert condition in (None, "${{ !cancelled() && steps.install.outcome == 'success' && inputs.requests != '' }}"), "teach this test the condition: " + condition
        if (condition is None and code != 0) or (condition and (outcome["install"] != 0 or values["requests"] == "")):
            continue
        variables = {name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda match: values[match[1]], text) for name, text in step.get("env", {}).items()}
        assert step["shell"] == "bash"
        done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail"], step["run"], repository, environment(
            path, RUNNER_TEMP=temporary, GITHUB_STEP_SUMMARY=f"{temporary}/summary.md", GITHUB_ACTIONS="true", **variables))
        output += done.stdout + done.stderr
        code = code or done.returncode
        outcome[step.get("id")] = done.returncode
    return code, output, read(temporary, "summary.md") or ""


def expect(name, code, *texts, files={}, path=WITH_ORDERSPEC, **inputs):
    place = repository(name, **files)
    found, output, summary = act(place, path, **inputs)
    check(found == code, f"{name}: exit code {code}", f"{found}\n{output}")
    for text in texts:
        check(text in output + summary, f"{name}: says `{text}`", output + summary)
    check(PERSONAL_NUMBER not in output + summary, f"{name}: shows no personal number", output + summary)
    return place, output, summary


requests = {"requests": "requests"}
place, output, summary = expect("clean", 0, **requests)
check("::error" not in output and summary != "", "a clean run has a summary and no annotation", output + summary)
check_sarif(read(place, "orderspec.sarif"), place, [])

unknown = {"orders/åäö beta.order.yaml": SPEC.format(name="beta").replace("items", "itmes")}
place, output, summary = expect("bad", 1, "::error ", "line=3", "unknown_field", files=unknown, **requests)
check("file=orders/åäö beta.order.yaml" in output, "an annotation names the file", output)
check("unknown_field" in summary, "the summary has the finding", summary)
check_sarif(read(place, "orderspec.sarif"), place, ["unknown_field"])

place, output, summary = expect("syntax", 1, "::error ", "yaml_", files={"orders/broken.order.yaml": "orderSpec: 1\nitems: [\n"}, **requests)
expect("stale", 1, "+++ requests/gamma.hostup-v2.json", "### Stale requests", files={"orders/gamma.order.yaml": SPEC.format(name="gamma") + CONTACT}, **requests)
expect("left-over", 1, "requests/gone.hostup-v2.json: no order writes this file any more", files={"requests/gone.hostup-v2.json": "{}\n"}, **requests)
expect("stale-unasked", 0, files={"requests/gone.hostup-v2.json": "{}\n"})
expect("two-paths", 1, "more/gamma.order.yaml", files={"more/gamma.order.yaml": SPEC.format(name="gamma").replace("name:", "nmae:")}, paths="orders more")
expect("no-such-path", 2, "nowhere", paths="nowhere")
expect("configuration", 2, "targett", files={".orderspec.yaml": "targett: hostup-v2\n"})
place, output, summary = expect("no-binary", 2, "::error title=orderspec::there is no orderspec on PATH", path=WITHOUT_ORDERSPEC, **requests)
check("command not found" not in output, "nothing is run after a failed installation", output)

# With a wheel, nothing else is needed.
expect("wheel", 1, "unknown_field", files=unknown, path=WITHOUT_ORDERSPEC, wheel=WHEEL_URL, **requests)
expect("wheel-without-digest", 2, "::error title=orderspec::the input `wheel` has to be URL#sha256=DIGEST", path=WITHOUT_ORDERSPEC, wheel=f"file://{WHEEL}")
expect("wheel-tampered", 1, "THESE PACKAGES DO NOT MATCH THE HASHES", path=WITHOUT_ORDERSPEC, wheel=f"file://{WHEEL}#sha256={'0' * 64}")
other = os.path.join(WORK, "orderspec-0.1.0-py3-none-linux_riscv64.whl")
os.symlink(WHEEL, other)
expect("wheel-of-another-machine", 1, "is not a supported wheel on this platform", path=WITHOUT_ORDERSPEC, wheel=WHEEL_URL.replace(WHEEL, other))
finish()
