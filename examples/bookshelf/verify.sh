#!/bin/sh
# Compiles sources and tests into build/, runs every test, writes build/test-results/TEST-bookshelf.xml.
# Ends with 0 when every test passes.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")"

bin="${JAVA_HOME:+$JAVA_HOME/bin/}"
rm -rf build
mkdir -p build/classes build/test-results

"${bin}javac" -encoding UTF-8 -d build/classes src/bookshelf/*.java test/bookshelf/*.java
"${bin}java" -cp build/classes bookshelf.TestRunner build/test-results/TEST-bookshelf.xml
