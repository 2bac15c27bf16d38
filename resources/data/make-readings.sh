#!/bin/bash
# Makes readings.txt: every Han character that ICU reads, by its syllable without tone.
#
# Needs uconv (Debian: icu-devtools). Run by hand, never by the build: every build must tokenise alike,
# so the table is checked in with the version of ICU that made it. When it changes, raise
# HSL_READINGS_VERSION. What ICU reads wrongly in names is put right in surnames.txt and heteronyms.txt.
#
# SPDX-License-Identifier: GPL-3.0-or-later

set -euo pipefail
export LC_ALL=C.UTF-8

out="$(dirname "$0")/readings.txt"
# Unified ideographs and extensions A, B, C-F, G, H; 〇. Compatibility forms are folded before they are read.
ranges=(3007-3007 3400-4dbf 4e00-9fff 20000-2a6df 2a700-2ebe0 30000-323af)
rules='::Han-Latin; ::NFD; u\u0308 > v; [:Mn:] > ;'

characters="$(mktemp)"
syllables="$(mktemp)"
trap 'rm -f "$characters" "$syllables"' EXIT

for range in "${ranges[@]}"; do
  for ((code = 16#${range%-*}; code <= 16#${range#*-}; code++)); do
    printf -v hex %08x "$code"
    printf "\\U$hex\\n"
  done
done > "$characters"
uconv -f utf-8 -t utf-8 -x "$rules" "$characters" > "$syllables"

{
  echo "# Han characters by syllable, tones left out, ü written v. Made by make-readings.sh, not by hand."
  echo "# $(uconv --version | sed 's/^uconv v[0-9.]* *//'), transliterator Han-Latin."
  paste -d' ' "$syllables" "$characters" | grep -E '^[a-z]+ ' | LC_ALL=C sort -s -k1,1 |
    LC_ALL=C awk '$1 != last { if (NR > 1) print ""; printf "%s ", $1; last = $1 } { printf "%s", $2 } END { print "" }'
} > "$out"
