#!/usr/bin/env bash
# The wheel: what is in it, what it needs, and that it can be installed and used where there is no compiler.
source "$ROOT/Tests/integrations/lib.sh"
version=$("$ORDERSPEC_BIN/orderspec" --version | cut -d' ' -f2)
machine=$(uname -m)
export PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PIP_FIND_LINKS PIP_CONFIG_FILE
# Only what a small machine has: no swift, no make, no compiler, and none of the tools of this run.
bare=/usr/bin:/bin

# Its name, its parts, and that they are what its records say.
checks=$((checks + 1))
[ "$(basename "$WHEEL")" = "orderspec-$version-py3-none-linux_$machine.whl" ] || { echo "the wheel is called $(basename "$WHEEL")"; failures=$((failures + 1)); }
expect 0 "" python -m zipfile -t "$WHEEL"
expect 0 "" python - "$WHEEL" <<'PY'
import base64, csv, hashlib, io, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
names = wheel.namelist()
rows = list(csv.reader(io.TextIOWrapper(wheel.open(names[-1]), encoding="utf-8")))
assert sorted(row[0] for row in rows) == sorted(names), "RECORD lists other files"
for name, digest, size in rows:
    if not digest: continue
    data = wheel.read(name)
    assert digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode() and int(size) == len(data), name
licences = [name.split("/licenses/")[1] for name in names if "/licenses/" in name]
assert {"LICENSE", "NOTICE", "third-parties/common-licenses-LGPL-3", "third-parties/libidn2-dev-copyright"} <= set(licences), licences
assert sum("/scripts/" in name for name in names) == 2 and len(names) == len(licences) + 5, names
PY

# What the executables ask of a machine: nothing, and the libraries that README names. The tag stands for no more than that.
expect 0 "" python - "$WHEEL" <<'PY'
import io, sys, zipfile
from elftools.elf.elffile import ELFFile
wheel = zipfile.ZipFile(sys.argv[1])
def needs(name):
    elf = ELFFile(io.BytesIO(wheel.read(next(n for n in wheel.namelist() if n.endswith("/scripts/" + name)))))
    assert elf.get_section_by_name(".symtab") is None, name + " is not stripped"
    dynamic = elf.get_section_by_name(".dynamic")
    tags = list(dynamic.iter_tags()) if dynamic else []
    versions = {aux.name for section in elf.iter_sections("SHT_GNU_verneed") for _, list in section.iter_versions() for aux in list}
    return {t.needed for t in tags if t.entry.d_tag == "DT_NEEDED"}, {getattr(t, "runpath", None) or t.rpath for t in tags if t.entry.d_tag in ("DT_RUNPATH", "DT_RPATH")}, versions
assert needs("orderspec") == (set(), set(), set()), needs("orderspec")
libraries, paths, versions = needs("orderspec-placement")
system = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
assert libraries - system == {"libcurl.so.4", "libcrypto.so.3", "libsqlite3.so.0", "libyaml-0.so.2", "libidn2.so.0"}, libraries
assert not any("swift" in path for path in paths), paths
glibc = max(tuple(map(int, v[6:].split("."))) for v in versions if v.startswith("GLIBC_") and v[6:7].isdigit())
print("orderspec-placement needs", sorted(libraries), "and glibc", glibc)
# What README says of a wheel that is made on Debian 12.
assert "bookworm" not in open("/etc/os-release").read() or glibc == (2, 35), glibc
PY
echo "$output"

# What Python's tools call, called directly: CALL in the source tree TREE.
backend() { # TREE CALL
  (cd "$1" && PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=Sources/Wheel python -c "import orderspec_wheel; orderspec_wheel.$2")
}

# The same executables give the same bytes.
mkdir again
expect 0 "" backend "$ROOT" "packed('$ORDERSPEC_BIN', '$WORK/again')"
expect 0 "" cmp "$WHEEL" again/*.whl

# Installed in a clean environment, it works, and finds its other half.
virtualenv -q clean
expect 0 "Successfully installed orderspec-$version" env PATH="$bare" clean/bin/pip install "$WHEEL"
expect 0 "orderspec $version (" env PATH="$bare" clean/bin/orderspec --version
expect 0 "" env PATH="$bare" clean/bin/orderspec lint "$ROOT/Examples/hostup"
expect 1 "error[unknown_field] /items/0/nameServers" env PATH="$bare" clean/bin/orderspec lint "$ROOT/Examples/broken/typo-in-field-name.order.yaml"
expect 0 "2 placed" env PATH="$bare" clean/bin/orderspec apply --simulate "$ROOT/Examples/hostup/shared-hosting.order.yaml"
expect 0 "" test -s "$(echo clean/lib/python*/site-packages/orderspec-"$version".dist-info/licenses/NOTICE)"

# `orderspec` asks nothing of a machine but its kernel: it runs where there is no other file.
mkdir -p nothing/proc
cp "$ROOT/Examples/broken/typo-in-field-name.order.yaml" clean/bin/orderspec nothing/
expect 1 "error[unknown_field]" unshare -rm sh -c 'mount --rbind /proc nothing/proc && exec chroot nothing "$@"' - /orderspec lint /typo-in-field-name.order.yaml

expect 0 "Successfully uninstalled" clean/bin/pip uninstall -y orderspec
expect 1 "" test -e clean/bin/orderspec-placement

# From a source tree, where a release lists a wheel, where somebody names one, and where there is none.
source_tree() { # NAME [LINE OF released.txt]…
  mkdir "$1"
  (cd "$ROOT" && tar c pyproject.toml LICENSE NOTICE Sources/Wheel Sources/Console/BuildInformation.swift) | tar x -C "$1"
  printf '%s\n' "${@:2}" >>"$1/Sources/Wheel/released.txt"
}
digest=$(sha256sum "$WHEEL" | cut -d' ' -f1)
name=$(basename "$WHEEL")
install() { env PATH="$bare" clean/bin/pip install --no-cache-dir --force-reinstall "$@"; }

source_tree listed "https://example.org/orderspec-$version-py3-none-linux_riscv64.whl#sha256=$digest" "file://$WHEEL#sha256=$digest"
expect 0 "Successfully installed orderspec-$version" install ./listed
expect 0 "orderspec $version (" clean/bin/orderspec --version

# What is listed here fits: this version, a digest, and no platform twice.
expect 0 "" backend "$ROOT" "check_released()"

source_tree none
expect 1 "there is no wheel of orderspec $version for linux_$machine (released.txt lists: none)" install ./none
for word in "ORDERSPEC_WHEEL=PATH" '`make build`' '`-system`' '`-swift`'; do expect 0 "$word" echo "$output"; done
lacks Traceback
expect 0 "Successfully installed" env ORDERSPEC_WHEEL="$WHEEL" PATH="$bare" clean/bin/pip install --force-reinstall ./none
expect 0 "Successfully installed" env ORDERSPEC_WHEEL="file://$WHEEL#sha256=$digest" PATH="$bare" clean/bin/pip install --force-reinstall ./none
expect 0 "" uv build --wheel --no-index --python "$(command -v python3)" listed -o by-uv
expect 0 "" cmp "$WHEEL" "by-uv/$name"

wrong=$(tr 0-9a-f 1-9a-f0 <<<"$digest")
source_tree tampered "file://$WHEEL#sha256=$wrong"
expect 1 "is not the wheel that was meant, and is not installed" install ./tampered
lacks Traceback
source_tree elsewhere "https://example.org/orderspec-$version-py3-none-linux_riscv64.whl#sha256=$digest"
expect 1 "(released.txt lists: linux_riscv64)" backend elsewhere "build_wheel('..')"
source_tree unreachable "file://$WORK/gone/$name#sha256=$digest"
expect 1 "cannot be read" backend unreachable "build_wheel('..')"
named() { ORDERSPEC_WHEEL=$1 backend none "build_wheel('..')"; }
expect 1 "has no digest" named "https://example.org/$name"
expect 1 "has no digest" named "$WHEEL#sha256=abc"
expect 1 "is no wheel of orderspec $version" named "$WORK/orderspec-9.9.9-py3-none-any.whl"
expect 1 "is no wheel of orderspec $version" named "https://example.com/orderspec-$version-..%2F..%2Felsewhere.whl#sha256=$(printf %064d 0)"
expect 1 "cannot be read" named "$WORK/gone/$name"
lacks Traceback
mkdir empty && : >"empty/$name"
expect 1 "is not a wheel" named "$WORK/empty/$name"
expect 1 "there is no source distribution" backend none "build_sdist('..')"

# What must not become a wheel.
mkdir half other dynamic
cp "$ORDERSPEC_BIN/orderspec" half/
expect 1 "orderspec-placement\` is missing" backend "$ROOT" "packed('$WORK/half', '$WORK')"
cp "$ORDERSPEC_BIN/orderspec" other/ && printf '#!/bin/sh\necho "another build" >&2\nexit 2\n' >other/orderspec-placement && chmod +x other/orderspec-placement
expect 1 "do not work together: another build" backend "$ROOT" "packed('$WORK/other', '$WORK')"
cp /bin/true dynamic/orderspec && cp /bin/true dynamic/orderspec-placement
expect 1 "needs the shared libraries of this machine" backend "$ROOT" "packed('$WORK/dynamic', '$WORK')"
echo text >dynamic/orderspec
expect 1 "is no executable for Linux" backend "$ROOT" "packed('$WORK/dynamic', '$WORK')"
