"""Python's build interface (PEP 517) for orderspec: it packs executables that are built already, and never compiles.

A wheel comes from the first of these that there is:

1. the wheel that ORDERSPEC_WHEEL names: a path, or a URL with `#sha256=DIGEST`;
2. the executables that `make build` left in this checkout;
3. the wheel that released.txt, beside this file, lists for the platform at hand.

Only the standard library is used, so that nothing has to be fetched to build with.
"""
import base64
import hashlib
import io
import os
import platform
import re
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXECUTABLES = ("orderspec", "orderspec-placement")
# What NOTICE says has to go along with the executables; Debian's paths.
LICENCE_TEXTS = ["/usr/share/common-licenses/" + name for name in ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-2.1", "LGPL-3", "MPL-2.0")] + [
    f"/usr/share/doc/{package}/copyright" for package in ("libc6-dev", "libgcc-s1", "libidn2-dev", "libunistring-dev", "libyaml-dev")
]
METADATA = """\
Metadata-Version: 2.4
Name: orderspec
Version: {version}
Summary: Lints, compiles and places orders for domains, VPS and hosting that are kept as YAML
License-Expression: MIT AND (LGPL-3.0-or-later OR GPL-2.0-or-later) AND LGPL-2.1-or-later AND Apache-2.0 WITH Swift-exception AND GPL-3.0-or-later WITH GCC-exception-3.1 AND MPL-2.0 AND Unicode-3.0
License-File: LICENSE
License-File: NOTICE
Requires-Python: >=3.9
"""
WHEEL = "Wheel-Version: 1.0\nGenerator: orderspec\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n"


class Failure(SystemExit):
    """Ends the build with a message instead of a traceback."""

    def __init__(self, message):
        super().__init__("orderspec: " + message)


# What pip, uv and build call.


def get_requires_for_build_wheel(config_settings=None):
    return []


def get_requires_for_build_sdist(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    name = f"orderspec-{version()}.dist-info"
    os.makedirs(os.path.join(metadata_directory, name))
    for file, text in (("METADATA", METADATA.format(version=version())), ("WHEEL", WHEEL.format(platform=this_platform()))):
        with open(os.path.join(metadata_directory, name, file), "w", encoding="utf-8") as output:
            output.write(text)
    return name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    given = os.environ.get("ORDERSPEC_WHEEL")
    if given:
        return fetched(given, wheel_directory)
    built = os.path.join(ROOT, ".build", "release")
    if os.path.exists(os.path.join(built, EXECUTABLES[0])):
        return packed(built, wheel_directory)
    for line in released():
        if line.partition("#")[0].endswith(f"-{this_platform()}.whl"):
            return fetched(line, wheel_directory)
    listed = ", ".join(sorted(platform_of(line) for line in released())) or "none"
    raise Failure(
        f"there is no wheel of orderspec {version()} for {this_platform()} (released.txt lists: {listed}), and pip cannot compile it\n"
        "  - name a wheel: ORDERSPEC_WHEEL=PATH, or ORDERSPEC_WHEEL=URL#sha256=DIGEST\n"
        "  - in a checkout, run `make build` first\n"
        "  - in .pre-commit-config.yaml, use the hook whose id ends in `-system` (an orderspec on PATH) or `-swift` (compiled by a Swift toolchain)"
    )


def build_sdist(sdist_directory, config_settings=None):
    raise Failure("there is no source distribution: build from a git checkout, with `make wheel`")


# A wheel that somebody made before.


def released():
    """`URL#sha256=DIGEST` of each released wheel of this version."""
    with open(os.path.join(ROOT, "Sources", "Wheel", "released.txt"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def check_released():
    """Refuses a list that fits neither this version nor its own form; for the tests, since nobody can install what is listed wrongly."""
    lines = released()
    for line in lines:
        if not re.fullmatch(rf"https://\S+/orderspec-{re.escape(version())}-py3-none-linux_(x86_64|aarch64)\.whl#sha256=[0-9a-f]{{64}}", line):
            raise Failure(f"released.txt: `{line}` is no wheel of orderspec {version()} as https://…/NAME.whl#sha256=DIGEST")
    if len(set(map(platform_of, lines))) != len(lines):
        raise Failure("released.txt lists a platform twice")


def platform_of(location):
    return location.partition("#")[0].rpartition("-")[2].removesuffix(".whl")


def fetched(location, directory):
    """Copies a wheel after a look at its name and its digest; returns its file name."""
    source, _, fragment = location.partition("#")
    name = urllib.parse.unquote(source.rpartition("/")[2])
    if not re.fullmatch(rf"orderspec-{re.escape(version())}-[A-Za-z0-9_.-]+\.whl", name):
        raise Failure(f"`{location}` is no wheel of orderspec {version()}: its name has to be `orderspec-{version()}-PLATFORM.whl`")
    digest = re.fullmatch("sha256=([0-9a-f]{64})", fragment)
    is_remote = re.match("https?://", source) is not None
    if not digest and (fragment or is_remote):
        raise Failure(f"`{location}` has no digest: write URL#sha256=DIGEST, with 64 hexadecimal digits")
    try:
        if is_remote or source.startswith("file://"):
            with urllib.request.urlopen(source, timeout=60) as answer:
                data = answer.read()
        else:
            data = read(source)
    except OSError as error:
        raise Failure(f"`{source}` cannot be read: {error}") from None
    found = hashlib.sha256(data).hexdigest()
    if digest and digest[1] != found:
        raise Failure(f"`{source}` has the digest sha256={found}, not sha256={digest[1]}: it is not the wheel that was meant, and is not installed")
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Failure(f"`{source}` is not a wheel: it is no zip archive")
    with open(os.path.join(directory, name), "wb") as output:
        output.write(data)
    return name


# A new wheel.


def packed(directory, wheel_directory):
    """Packs the executables of a directory; returns the file name of the wheel."""
    tag = checked(directory)
    prefix = f"orderspec-{version()}"
    info = f"{prefix}.dist-info/"
    files = {info + "METADATA": METADATA.format(version=version()).encode(), info + "WHEEL": WHEEL.format(platform=tag).encode()}
    for name in ("LICENSE", "NOTICE"):
        files[f"{info}licenses/{name}"] = read(os.path.join(ROOT, name))
    for path in LICENCE_TEXTS:
        files[f"{info}licenses/third-parties/{'-'.join(path.split('/')[-2:])}"] = read(path)
    for name in EXECUTABLES:
        files[f"{prefix}.data/scripts/{name}"] = stripped(os.path.join(directory, name))
    records = [f"{path},sha256={urlsafe_digest(content)},{len(content)}\n" for path, content in sorted(files.items())]
    files[info + "RECORD"] = "".join(records + [f"{info}RECORD,,\n"]).encode()
    name = f"{prefix}-py3-none-{tag}.whl"
    # The same executables give the same bytes.
    date = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", 0)), 315532800))[:6]
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as archive:
        # As the format asks for, what describes the wheel stands at its end.
        for path in sorted(files, key=lambda path: (path.startswith(info), path == info + "RECORD", path)):
            entry = zipfile.ZipInfo(path, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, files[path])
    return name


def checked(directory):
    """The platform that the executables of a directory run on, after a look whether they belong together, are of this version, and run elsewhere, too."""
    paths = [os.path.join(directory, name) for name in EXECUTABLES]
    for path in paths:
        if not os.path.exists(path):
            raise Failure(f"`{path}` is missing: `make build` builds both executables")
    machine, is_dynamic = elf(paths[0])
    if is_dynamic:
        raise Failure(f"`{paths[0]}` needs the shared libraries of this machine: build it with `make build`, which links it statically")
    said = subprocess.run([paths[0], "--version"], capture_output=True, text=True).stdout
    if said.split(" ")[:2] != ["orderspec", version()]:
        raise Failure(f"`{paths[0]}` says it is `{said.strip()}`, and this is orderspec {version()}: run `make build`")
    # `orderspec` hands this over to the other executable, which refuses another build.
    pair = subprocess.run([paths[0], "ledger", "--help"], capture_output=True, text=True)
    if pair.returncode != 0:
        raise Failure(f"the two executables do not work together: {pair.stderr.strip()}")
    return "linux_" + machine


def elf(path):
    """The machine that an executable is for, and whether it asks for a loader and thereby for shared libraries."""
    data = read(path)
    machines = {62: "x86_64", 183: "aarch64"}
    machine = machines.get(struct.unpack_from("<H", data, 18)[0]) if data[:6] == b"\x7fELF\x02\x01" and len(data) > 64 else None
    if machine is None:
        raise Failure(f"`{path}` is no executable for Linux on x86_64 or aarch64: wheels are only made for these")
    table, (size, count) = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<HH", data, 54)
    return machine, any(struct.unpack_from("<I", data, table + size * index)[0] == 3 for index in range(count))


def stripped(path):
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "stripped")
        try:
            subprocess.run(["strip", "--strip-all", "-o", target, path], check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise Failure("`strip` is missing: install Debian's `binutils`") from None
        except subprocess.CalledProcessError as error:
            raise Failure(f"`strip` failed: {error.stderr.strip()}") from None
        return read(target)


# Small things.


def version():
    source = os.path.join(ROOT, "Sources", "Console", "BuildInformation.swift")
    return re.search(r'let version = "([^"]+)"', read(source).decode())[1]


def this_platform():
    return f"{sys.platform}_{platform.machine()}"


def urlsafe_digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Failure(f"`{path}` cannot be read: {error.strerror}") from None
