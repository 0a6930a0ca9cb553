#!/bin/sh
# What a call of a hook costs: interpreted, then with the compiler of the platform; see bench/README.md. Builds, and lets ./fopt fetch the languages and
# the compiler if it has not yet. The JDK is found as ./fopt finds it.
set -eu
cd "$(dirname "$0")/.."
. cli/src/launcher/jdk.sh
find_jdk
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
./fopt run examples/hooks/huber.fopt --jit-hooks --quiet --out "$scratch" >&2
JAVA_HOME=$jdk ./mvnw -q -pl bench -am -Dmaven.test.skip=true package
flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC'
path='cli/target/fopt.jar:cli/target/lib/*:bench/target/classes'
echo '| language | mode | function | µs a call |'
echo '|---|---|---|---|'
"$jdk/bin/java" $flags -cp "$path" fopt.bench.HookCalls 2
modules=
for module in cli/target/hooks/jit/*.jar; do
  modules=$modules${modules:+:}$module
done
"$jdk/bin/java" -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI "--upgrade-module-path=$modules" $flags -cp "$path" fopt.bench.HookCalls 15
