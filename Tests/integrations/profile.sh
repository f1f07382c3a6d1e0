#!/usr/bin/env bash
# The release build is optimised by what was counted, and is built all the same where a toolchain cannot.
source "$(dirname "$0")/lib.sh"
swift=$(command -v swift)
cp -r "$ROOT/Sources/Profile" here

expect 0 "-ir-profile-use=$WORK/folder/profile-" sh here/flags.sh "$swift" "$WORK/folder"
profile=$(sed 's/.*-ir-profile-use=\([^ ]*\).*/\1/' <<<"$output")
expect 0 "" test -s "$profile"
expect 0 "" test "$(find folder -type f | wc -l)" -eq 1
# Again, from what is there.
touch -d 2001-02-03 "$profile"
expect 0 "$profile" sh here/flags.sh "$swift" "$WORK/folder"
expect 0 "2001-02-03" date -r "$profile" +%F
# Where the path would not stay one word.
for folder in "a folder" 'a|b' 'a&b' 'a\b'; do
  expect 0 "in the path $WORK/$folder" sh here/flags.sh "$swift" "$WORK/$folder"
  lacks "-Xswiftc"
done
# A path of this machine is in none of the counts.
expect 1 "" grep -n "^/" here/counts.proftext

# Objects of what was built: code that is run often has sections of its own.
for module in YAMLSyntax OrderLanguage Rules Backends; do
  hot=$(cat "$ORDERSPEC_BIN/$module.build"/*.o | strings -n 9 | grep -c '^\.text\.hot' || true)
  expect 0 "" test "$hot" -gt 0
done

# Counts that cannot be read, and a toolchain without the tool: no flags, and a word about it.
echo "no counts" >here/counts.proftext
expect 0 "built without here/counts.proftext" sh here/flags.sh "$swift" "$WORK/damaged"
lacks "-Xswiftc"
expect 0 "" test "$(find damaged -name '*.profdata' | wc -l)" -eq 0
mkdir toolchain
printf '#!/bin/sh\necho "\\"runtimeResourcePath\\": \\"%s/lib/swift\\""\n' "$WORK/toolchain" >toolchain/swiftc
chmod +x toolchain/swiftc
expect 0 "there is no $WORK/toolchain/bin/llvm-profdata" sh here/flags.sh "$WORK/toolchain/swift" "$WORK/none"
lacks "-Xswiftc"
