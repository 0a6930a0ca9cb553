# Finds the JDK to use, for the scripts that start Java: sets $jdk to its folder, or fails with what to do. To be read by `.`, not to be run.

wanted=25
usual="/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/openjdk* /Library/Java/JavaVirtualMachines/*/Contents/Home
  /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  ${HOME-}/.sdkman/candidates/java/* ${HOME-}/.jdks/* ${HOME-}/.jbang/cache/jdks/* ${HOME-}/.asdf/installs/java/*
  ${HOME-}/.local/share/mise/installs/java/* ${HOME-}/.gradle/jdks/*"

fail() {
  printf 'fopt: %s\n' "$1" >&2
  exit 2
}

# version HOME: sets $version to the feature release of the Java there (25), or 0.
version() {
  version=0
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return 0
  text=
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in JAVA_VERSION=*) text=${line#*=} ;; esac
    done <"$1/release"
  fi
  if [ -z "$text" ]; then
    text=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p')
  fi
  text=${text#\"}
  text=${text%%[!0-9]*}
  version=${text:-0}
}

# The folder of the Java that a command runs.
home_of() {
  java=$(command -v "$1") || return 1
  while [ -L "$java" ]; do
    target=$(readlink "$java")
    case $target in
    /*) java=$target ;;
    *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# Sets $jdk to the folder of the JDK to use.
find_jdk() {
  if [ -n "${FOPT_JAVA-}" ]; then
    jdk=$FOPT_JAVA
    [ -d "$jdk" ] || jdk=$(home_of "$FOPT_JAVA") || fail "FOPT_JAVA is $FOPT_JAVA, but there is no such JDK"
    version "$jdk"
    [ "$version" -ge "$wanted" ] || fail "FOPT_JAVA is $FOPT_JAVA, which is not a JDK $wanted or newer"
    return
  fi
  on_path=$(home_of java) || on_path=
  newer=
  for jdk in "${JAVA_HOME-}" "$on_path" ${FOPT_JDKS-$usual}; do
    version "$jdk"
    [ "$version" != "$wanted" ] || return 0
    [ "$version" -le "$wanted" ] || newer=${newer:-$jdk}
  done
  jdk=$newer
  [ -n "$jdk" ] || fail "needs JDK $wanted or newer and found none; install one (for instance Temurin, https://adoptium.net), or set FOPT_JAVA to its folder"
}
