"""What the tests of the CI examples share: a repository with specs, checks, and running a step's script."""
import hashlib
import json
import os
import subprocess
import sys

ROOT, BIN, WHEEL, WORK = (os.environ[name] for name in ("ROOT", "ORDERSPEC_BIN", "WHEEL", "WORK"))
EXAMPLES = os.path.join(ROOT, "Examples", "ci")
WHEEL_URL = f"file://{WHEEL}#sha256={hashlib.sha256(open(WHEEL, 'rb').read()).hexdigest()}"
WITH_ORDERSPEC = f"{BIN}:/usr/bin:/bin"
# A machine without orderspec; python3 is that of the tools, since an installed one may lack venv.
WITHOUT_ORDERSPEC = f"{os.path.dirname(sys.executable)}:/usr/bin:/bin"
SPEC = "orderSpec: 1\nname: {name}\nitems:\n  - domainName: {name}.com\n"
PERSONAL_NUMBER = "19900101-0017"
CONTACT = """\
contacts:
  anna:
    type: private
    firstName: Anna
    lastName: Exempel
    email: anna@example.org
    phoneNumber: "+46701234567"
    street: Storgatan 1
    city: Lund
    postalCode: "222 22"
    countryCode: SE
    registrationIdentifier: { value: "%s", countryCode: SE }
""" % PERSONAL_NUMBER
checks = failures = 0


def check(holds, what, details=""):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print(f"\nfailed: {what}\n" + "".join(f"  | {line}\n" for line in str(details).splitlines()))


def finish():
    print(f"{checks} checks, {failures} failed")
    sys.exit(1 if failures or not checks else 0)


def tool(*command):
    """Runs a linter, which has to find nothing."""
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, " ".join(command), done.stdout + done.stderr)


def repository(name, **files):
    """A folder with a configuration, two specs in `orders`, their compiled requests, and more files: a path with `__` for `/`, and its text."""
    folder = os.path.join(WORK, name)
    given = {".orderspec.yaml": "target: hostup-v2\n", "orders/alpha.order.yaml": SPEC.format(name="alpha"), "orders/åäö beta.order.yaml": SPEC.format(name="beta")}
    write(folder, given)
    subprocess.run([f"{BIN}/orderspec", "compile", "orders", "--out-dir", "requests"], cwd=folder, check=True)
    write(folder, files)
    return folder


def write(folder, files):
    for path, text in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def read(folder, path):
    try:
        with open(os.path.join(folder, path), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return None


def environment(path, **more):
    """Nothing of this machine but what a job has."""
    return {"PATH": path, "HOME": os.environ["HOME"], "LC_ALL": "C.UTF-8", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}


def run(shell, script, folder, environment):
    path = os.path.join(WORK, "step.sh")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    return subprocess.run([*shell, path], cwd=folder, env=environment, capture_output=True, text=True)


def check_sarif(text, folder, expected):
    """The file names of a SARIF report are those of the repository, and its rules those that are expected."""
    results = [result for run in json.loads(text)["runs"] for result in run["results"]] if text else None
    if results is None:
        return check(False, "there is no SARIF file")
    check([result["ruleId"] for result in results] == expected, f"SARIF has {expected}", results)
    from urllib.parse import unquote
    for result in results:
        uri = unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        check(not uri.startswith(".") and os.path.isfile(os.path.join(folder, uri)), f"`{uri}` is a file of the repository")
