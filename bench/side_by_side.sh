#!/bin/sh
# Builds, and compares this engine with others: bench/side_by_side.sh [passes] [W1|W2|W3|W4|W5 ...]; see bench/README.md.
# The JDK is found as ./fopt finds it.
#
#   A9A        the LIBSVM file a9a, plain or gzip, for W3; without it, random data of the same shape
#   BENCH      another class of the package instead of SideBySide: WrittenOut
#   JAVA_OPTS  further options, such as -Dfopt.bench.threads=2
set -eu
cd "$(dirname "$0")/.."
. cli/src/launcher/jdk.sh
find_jdk
JAVA_HOME=$jdk ./mvnw -q -pl bench -am -Dmaven.test.skip=true package dependency:build-classpath -Dmdep.outputFile=target/classpath
pages=
case $(cat /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null) in
*'[never]'* | '') ;;
*) pages=-XX:+UseTransparentHugePages ;;
esac
# The options of the launcher, ./fopt.
exec "$jdk/bin/java" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC $pages -Xmx3g \
    ${A9A:+-Dfopt.bench.a9a="$A9A"} ${JAVA_OPTS:-} -cp "bench/target/classes:$(cat bench/target/classpath)" "fopt.bench.${BENCH:-SideBySide}" "$@"
