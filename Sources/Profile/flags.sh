#!/bin/sh
# Prints the flags of `swift build` that optimise by counts.proftext: flags.sh SWIFT BUILD-FOLDER. Prints nothing, and says why, where this toolchain cannot: the
# program is the same then, but slower.
set -eu
swift=$1 build=$2
counts=$(dirname "$0")/counts.proftext

without() {
  printf '%s\n' "built without $counts: $1; the program runs a fifth slower" >&2
  exit 0
}

# What it prints is split at blanks, and the path goes through sed.
case $build in
  *[\ \|\&\\]*) without "there is a blank, |, & or \\ in the path $build" ;;
esac

# The tool has to be of the toolchain that compiles: each version reads and writes formats of its own.
resources=$("${swift}c" -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
merge=${resources%/lib/*}/bin/llvm-profdata
[ -x "$merge" ] || without "there is no $merge"
"${swift}c" -frontend -help-hidden | grep -q -e -ir-profile-use || without "this Swift has no -ir-profile-use"

# Named by what is in it, so that other counts are other flags, and everything is compiled anew.
profile=$build/profile-$(cksum <"$counts" | tr ' ' '-').profdata
if [ ! -f "$profile" ]; then
  mkdir -p "$build"
  sed "s|BUILD-FOLDER/|$build/|" "$counts" >"$profile.text"
  "$merge" merge -o "$profile.new" "$profile.text" || without "$merge does not read it"
  rm "$profile.text"
  mv "$profile.new" "$profile"
fi
# The compiler keeps an object file whose code before optimisation is the same, whatever was counted of it, unless told not to.
for flag in "-ir-profile-use=$profile" -disable-incremental-llvm-codegen; do
  printf '%s ' -Xswiftc -Xfrontend -Xswiftc "$flag"
done
