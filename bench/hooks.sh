#!/bin/sh
# What a call of a hook costs: interpreted, then with the compiler of the platform. Needs ./fopt to have fetched all: run
# `./fopt run examples/hooks/huber.fopt --jit-hooks` once before, and `./mvnw -pl bench -am -Dmaven.test.skip=true package`.
set -eu
cd "$(dirname "$0")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC'
path='cli/target/fopt.jar:cli/target/lib/*:bench/target/classes'
echo '| language | mode | function | µs a call |'
echo '|---|---|---|---|'
"$java" $flags -cp "$path" fopt.bench.HookCalls 2
modules=
for module in cli/target/hooks/jit/*.jar; do
  modules=$modules${modules:+:}$module
done
"$java" -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI "--upgrade-module-path=$modules" $flags -cp "$path" fopt.bench.HookCalls 15
