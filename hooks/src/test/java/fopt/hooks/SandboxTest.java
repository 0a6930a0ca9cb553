package fopt.hooks;

import fopt.runtime.hook.Hook;
import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookRules;
import fopt.runtime.hook.HookSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static fopt.hooks.Guests.call;
import static fopt.hooks.Guests.failure;
import static fopt.hooks.Guests.real;
import static fopt.hooks.Guests.signature;
import static fopt.hooks.Guests.text;
import static fopt.hooks.Guests.vector;
import static fopt.runtime.hook.HookKind.REAL;
import static fopt.runtime.hook.HookKind.VECTOR;
import static org.assertj.core.api.Assertions.assertThat;

/// Hooks that try to get out.
class SandboxTest {
    private static HookSession js;
    private static HookSession python;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        js = Guests.open("js");
        python = Guests.open("python");
    }

    @AfterAll
    static void close() {
        js.close();
        python.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Java.type('java.lang.System').exit(1)",
        "Packages.java.lang.System.exit(1)",
        "java.lang.System.exit(1)",
        "Polyglot.eval('python', '1')",
        "Polyglot.import('x')",
        "load('/etc/passwd')",
        "loadWithNewGlobal('/etc/passwd')",
        "readFully('/etc/passwd')",
        "require('fs')",
        "process.env.HOME",
        "fetch('http://localhost')",
        "new Worker('x')",
        "Graal.versionGraalVM",
        "Atomics.wait.constructor('return Java')()",
        "quit()",
        "x.getClass()",
        "x.buffer.getClass().forName('java.lang.System')",
        "x.buffer.array()",
        "x.constructor.constructor('return Java')()",
        "(function () { return this })().constructor.constructor('return java')()",
        "Debug.dumpHeap()",
    })
    void javaScriptHasNothingToReachOutWith(String text) {
        HookFailure failure = failure(() -> reals(js, "x => { " + text + "; return 1 }"));
        assertThat(failure.reason()).isEqualTo(Reason.THROWN);
        assertThat(failure.getMessage()).containsAnyOf("is not defined", "is not a function", "of undefined");
    }

    @Test
    void modulesOfJavaScriptAreClosedToo() {
        String text = "let found = 0; import('/etc/passwd').then(_ => found = 1, e => found = e.message); function f(x) { return found }";
        assertThat(failure(() -> reals(js, text))).hasMessageContaining("Operation is not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "import java\n    java.type('java.lang.System')",
        "import polyglot\n    polyglot.eval(language='js', string='1')",
        "import polyglot\n    polyglot.import_value('x')",
        "open('/etc/passwd').read()",
        "open('/tmp/of_a_hook', 'w')",
        "import os\n    os.listdir('/')",
        "import os\n    os.stat('/etc/passwd')",
        "import os\n    os.system('true')",
        "import os\n    os.getcwd()",
        "import os\n    os.popen('true')",
        "import subprocess\n    subprocess.run(['true'])",
        "import socket\n    socket.socket()",
        "import socket\n    socket.create_connection(('127.0.0.1', 80))",
        "import threading\n    threading.Thread(target=print).start()",
        "import _thread\n    _thread.start_new_thread(print, ())",
    })
    void pythonIsDenied(String text) {
        HookFailure failure = failure(() -> reals(python, "def f(x):\n    " + text + "\n    return 1"));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.DENIED);
        assertThat(failure.getMessage()).doesNotContain("java.lang").doesNotContain("graal").doesNotContain("Builder");
        // what the platform refuses, and not the module, is known to lie in the function
        assertThat(failure.line().getAsInt()).as(failure.getMessage()).isIn(1, text.contains("\n") ? 3 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "import ctypes\n    ctypes.CDLL(None)",
        "import os\n    os.fork()",
        "import os\n    os.kill(os.getpid(), 9)",
        "import os\n    os._exit(3)",
        "import os\n    os.abort()",
        "import sys\n    sys.exit(3)",
        "import signal\n    signal.alarm(1)",
        "import signal\n    signal.setitimer(signal.ITIMER_REAL, 1)",
        "import multiprocessing\n    multiprocessing.Process(target=print).start()",
        "import os\n    os.environ['HOME']",
        "x.getClass()",
        "x.__class__.forName('java.lang.System')",
        "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == 'Popen'][0](['true'])",
        "import __graalpython__\n    __graalpython__.java_exit()",
        "import faulthandler\n    faulthandler.dump_traceback_later(1)",
        "import resource\n    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))",
        "import readline\n    readline.read_history_file('/etc/passwd')",
        "import sqlite3\n    sqlite3.connect('/tmp/of_a_hook.db')",
        "import mmap\n    mmap.mmap(-1, 10).size('x')",
    })
    void pythonHasNothingToReachOutWith(String text) {
        HookFailure failure = failure(() -> reals(python, "def f(x):\n    " + text + "\n    return 1"));
        assertThat(failure.getMessage()).as(text).doesNotContain("java.lang").doesNotContain("com.oracle").doesNotContain("Builder");
        assertThat(reals(python, "lambda x: 5")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "python"})
    void argumentsAreCopiesOfItsOwn(String language) {
        double[] numbers = {0, 1, 2, 3};
        HookSession session = language.equals("js") ? js : python;
        Hook keep = session.bind(text(language.equals("js")
            ? "let kept = []; function keep(x) { x[0] = 9; kept.push(x); return kept[0] }"
            : "kept = []\ndef keep(x):\n    x[0] = 9\n    kept.append(x)\n    return kept[0]"), signature("keep", VECTOR, VECTOR));
        var value = fopt.runtime.hook.HookValue.over(VECTOR, numbers, 1, 3, 1);
        assertThat(call(keep, VECTOR, 3, 1, value)).containsExactly(9, 2, 3);
        assertThat(numbers).containsExactly(0, 1, 2, 3);
        assertThat(call(keep, VECTOR, 3, 1, vector(4, 5, 6))).containsExactly(9, 2, 3);
    }

    @Test
    void foldersOpenByRules() throws IOException {
        Path reads = Files.createDirectory(folder.resolve("reads"));
        Path writes = Files.createDirectory(folder.resolve("writes"));
        Files.writeString(reads.resolve("n.txt"), "7");
        Files.writeString(folder.resolve("secret.txt"), "8");
        Files.createSymbolicLink(reads.resolve("link.txt"), folder.resolve("secret.txt"));
        HookRules rules = new HookRules(Optional.of(Duration.ofMinutes(2)), List.of(reads), List.of(writes), false);
        try (HookSession session = Guests.language("python").open(rules, 1)) {
            assertThat(real(session, "def f(): return int(open(r'" + reads.resolve("n.txt") + "').read())")).isEqualTo(7);
            assertThat(real(session, "def f(): return open(r'" + writes.resolve("m.txt") + "', 'w').write('abc')")).isEqualTo(3);
            for (String closed : List.of("open(r'" + folder.resolve("secret.txt") + "')", "open(r'" + reads.resolve("link.txt") + "')", "open(r'" + reads.resolve("../secret.txt") + "')",
                "open(r'" + reads.resolve("n.txt") + "', 'w')", "open(r'" + folder.resolve("new.txt") + "', 'w')",
                "__import__('socket').socket()")) {
                assertThat(failure(() -> real(session, "def f(): return " + closed)).reason()).as(closed).isEqualTo(Reason.DENIED);
            }
            String way = "__import__('os').symlink(r'" + folder.resolve("secret.txt") + "', r'" + writes.resolve("way") + "') or int(open(r'" + writes.resolve("way") + "').read())";
            String move = "__import__('os').rename(r'" + reads.resolve("n.txt") + "', r'" + writes.resolve("n.txt") + "')";
            for (String other : List.of(way, move)) {
                assertThat(failure(() -> real(session, "def f(): return " + other))).isNotNull();
            }
        }
        assertThat(Files.readString(reads.resolve("n.txt"))).isEqualTo("7");
        assertThat(folder.resolve("new.txt")).doesNotExist();
    }

    private static double reals(HookSession session, String text) {
        return call(session.bind(text(text), signature("f", REAL, VECTOR)), REAL, vector(1, 2))[0];
    }
}
