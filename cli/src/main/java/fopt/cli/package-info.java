/// The command line: one class per command.
///
/// [Main] is started by the launcher `fopt`. A command parses its words with picocli, asks [fopt.Fopt] for the work, and
/// returns an [Exit] code. Results go to files and standard output; errors, warnings and progress to standard error.
///
/// A new command is a class that implements `Callable<Integer>` and a line in [Commands].
package fopt.cli;
