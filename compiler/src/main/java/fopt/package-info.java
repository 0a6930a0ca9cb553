/// fopt for host programs on the JVM: all that they need to see, beside the types that they give and get ([fopt.runtime.record.RunResult], problems, graphs, compressors).
///
/// ```java
/// Fopt engine = Fopt.builder().limits(Limits.NONE.withSteps(1_000_000)).give("p", new MyObjective()).build();   // immutable, for all threads
/// Program program = engine.compile(new Source("mine.fopt", text));                                             // checked once
/// Outcome outcome = program.run(RunOptions.standard().with("γ", 0.1), RunListener.NONE);                       // run often, at the same time
/// ```
/// [Fopt] builds an engine, closed to files unless [Access] opens it and bounded by [Limits]; a [Program] runs in the calling thread, or is started ([Running]), or its rows are pulled; a
/// [RunListener] hears what happens. A [Session] takes a program entry by entry. What goes wrong is a [FoptException].
///
/// Within: [Program] and [Session] hand a script to [fopt.compiler.run.ScriptRun], under a [fopt.runtime.Brake] that [Watched] pulls when a limit is reached.
package fopt;
