#!/usr/bin/env python3
"""The GitLab example: its schema, and its job as a runner runs it."""
import json
import os

import yaml
from junitparser import Failure, JUnitXml

from pipelines import EXAMPLES, CONTACT, PERSONAL_NUMBER, SPEC, WHEEL, WHEEL_URL, WITH_ORDERSPEC, WITHOUT_ORDERSPEC, WORK
from pipelines import check, check_sarif, environment, finish, read, repository, run, tool, write

folder = os.path.join(EXAMPLES, "gitlab")
template_file, project_file = f"{folder}/orderspec.gitlab-ci.yml", f"{folder}/.gitlab-ci.yml"
template, project = (yaml.safe_load(open(path, encoding="utf-8")) for path in (template_file, project_file))
job = template["orderspec"]
before, script = ("\n".join(job[part]) for part in ("before_script", "script"))

tool("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", template_file, project_file)
# Paths are split on purpose: GitLab's variables hold no lists.
write(WORK, {"job.sh": "#!/bin/sh\nset -e\n" + before + "\n" + script})
tool("shellcheck", "--exclude=SC2086", f"{WORK}/job.sh")
check(project["include"] == [{"local": os.path.basename(template_file)}], "the project includes the file beside it")
check(set(project["variables"]) <= set(job["variables"]), "the project sets variables that the job has")


def expect(name, code, *texts, files={}, path=WITH_ORDERSPEC, shell="sh", **variables):
    """Runs the job on a repository of that name, and returns where it was and its reports."""
    place = repository(name, **files)
    values = {**job["variables"], "ORDERSPEC_PATHS": "orders", **variables}
    done = run([shell, "-e"], before + "\n" + script, place, environment(path, CI_BUILDS_DIR=place + ".builds", GITLAB_CI="true", **values))
    output = done.stdout + done.stderr
    check(done.returncode == code, f"{name}: exit code {code}", f"{done.returncode}\n{output}")
    for text in texts:
        check(text in output, f"{name}: says `{text}`", output)
    reports = {file: read(place, "orderspec-reports/" + file) for file in ("code-quality.json", "junit.xml", "orderspec.sarif", "summary.md")}
    check(PERSONAL_NUMBER not in output + str(reports), f"{name}: shows no personal number", output)
    return place, reports


def check_reports(name, place, reports, rules):
    """All four reports are there, and name what is expected."""
    check(all(reports.values()), f"{name}: all reports are written", {file: bool(text) for file, text in reports.items()})
    issues = json.loads(reports["code-quality.json"] or "null")
    check(issues is not None and [issue["check_name"] for issue in issues] == rules, f"{name}: code quality", issues)
    for issue in issues or []:
        check(os.path.isfile(os.path.join(place, issue["location"]["path"])), f"{name}: `{issue['location']['path']}` is a file of the repository")
    # A file without findings is a test that passes.
    suites = list(JUnitXml.fromstring(reports["junit.xml"].encode()))
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(isinstance(result, Failure) for result in case.result)]
    check([case.name.split(" ")[0] for case in failed] == rules and all(os.path.isfile(os.path.join(place, case.classname)) for case in cases), f"{name}: JUnit", reports["junit.xml"])
    check(sum(suite.tests for suite in suites) == len(cases) >= 2 and sum(suite.failures for suite in suites) == len(failed), f"{name}: JUnit counts", reports["junit.xml"])
    check_sarif(reports["orderspec.sarif"], place, rules)


check_reports("clean", *expect("clean", 0), [])
check_reports("clean-bash", *expect("clean-bash", 0, shell="bash"), [])
unknown = {"orders/åäö beta.order.yaml": SPEC.format(name="beta").replace("items", "itmes")}
check_reports("bad", *expect("bad", 1, "orders/åäö beta.order.yaml:3:1: error[unknown_field]", files=unknown), ["unknown_field"])
expect("syntax", 1, "error[yaml_", files={"orders/broken.order.yaml": "orderSpec: 1\nitems: [\n"})
expect("stale", 1, "+++ requests/gamma.hostup-v2.json", files={"orders/gamma.order.yaml": SPEC.format(name="gamma") + CONTACT})
expect("stale-unasked", 0, files={"requests/gone.hostup-v2.json": "{}\n"}, ORDERSPEC_REQUESTS="")
expect("two-paths", 1, "more/gamma.order.yaml", files={"more/gamma.order.yaml": SPEC.format(name="gamma").replace("name:", "nmae:")}, ORDERSPEC_PATHS="orders more")
expect("no-such-path", 2, "nowhere", ORDERSPEC_PATHS="nowhere")
expect("configuration", 2, "targett", files={".orderspec.yaml": "targett: hostup-v2\n"})
expect("no-binary", 2, "there is no orderspec on PATH", path=WITHOUT_ORDERSPEC)
expect("wheel", 1, "error[unknown_field]", files=unknown, path=WITHOUT_ORDERSPEC, ORDERSPEC_WHEEL=WHEEL_URL)
expect("wheel-without-digest", 2, "has to be URL#sha256=DIGEST", path=WITHOUT_ORDERSPEC, ORDERSPEC_WHEEL=f"file://{WHEEL}")
finish()
