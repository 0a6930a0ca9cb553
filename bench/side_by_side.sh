#!/bin/sh
# Compares this engine with NumPy: bench/side_by_side.sh [repetitions] [W1|W2|W3 ...]; see bench/README.md.
set -e
cd "$(dirname "$0")/.."
[ -d bench/target/classes ] || mvn -q -DskipTests -pl bench -am package
[ -f bench/target/classpath ] || mvn -q -pl bench -am dependency:build-classpath -Dmdep.outputFile=target/classpath
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --add-modules jdk.incubator.vector -Xmx3g \
    -cp "bench/target/classes:compiler/target/classes:grammar/target/classes:runtime/target/classes:stdlib/target/classes:$(cat bench/target/classpath)" \
    fopt.bench.SideBySide "$@"
