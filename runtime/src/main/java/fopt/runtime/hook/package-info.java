/// Functions that an algorithm calls and that are not written in the language: hooks in Python or JavaScript (`extern python fun …`), and functions of the host.
///
/// A guest language is an optional part, found by [java.util.ServiceLoader] as a [fopt.runtime.hook.HookLanguage]. Each run opens a [fopt.runtime.hook.HookSession] of its own for
/// each language that it uses, so that two runs share no variables, and closes it at its end. The calls of one session come one after another, in the order of
/// the nodes: what a hook remembers between calls does not depend on the number of threads.
///
/// ```java
/// try (HookSession session = language.open(HookRules.CLOSED, 1)) {
///     Hook step = session.bind(new HookSource("step.js", 1, "t => 1 / (1 + t)"), new HookSignature("step", List.of(new HookParameter("t", HookKind.REAL)), HookKind.REAL));
///     double[] value = new double[1];
///     step.call(new HookValue[] {HookValue.of(3)}, HookValue.over(HookKind.REAL, value, 0, 1, 1));
/// }
/// ```
package fopt.runtime.hook;
