/// The languages of hooks for the command line: parts that are not there until a program uses them.
///
/// [fopt.cli.hooks.JsPart] and [fopt.cli.hooks.PythonPart] stand for the languages of `fopt-hooks`. When a program calls the first function of a
/// language, its jars are fetched by Maven into `cli/target/hooks`, once ([fopt.cli.hooks.Store]), and loaded by a class loader below that of the
/// command line ([fopt.cli.hooks.Loaded]); so the class path, and the time of a start, are the same for programs without hooks.
package fopt.cli.hooks;
