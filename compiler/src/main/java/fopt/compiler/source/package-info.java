/// Texts of programs, places in them, and what is said about them.
///
/// A [Source][fopt.compiler.source.Source] is a text with a name. A [Span][fopt.compiler.source.Span] is a stretch of it, kept as two offsets;
/// lines and columns are computed when somebody prints. Every node of the syntax tree has a span, so that whoever finds a fault can point at the
/// innermost guilty expression:
///
/// ```java
/// diagnostics.add(Diagnostic.of("E031", call.span(), "`gossip` stands inside `local`, where nothing can be sent")
///         .note(local.span(), "the block begins here")
///         .help("move the call behind the block"));
/// ```
///
/// A [Diagnostic][fopt.compiler.source.Diagnostic] is a value. Phases put them into [Diagnostics][fopt.compiler.source.Diagnostics] and go on, so
/// that a user sees all errors at once; [Renderer][fopt.compiler.source.Renderer] prints them, in the order of the program, with the lines of the
/// source and carets under the guilty part, whatever the width of its characters. How to write one:
///
/// - the message is one sentence: what was found, and what was expected instead;
/// - notes say why, each with its own place where it has one;
/// - the help is an imperative: what to write. Where a name is misspelt, [Nearest][fopt.compiler.source.Nearest] knows the one that was meant;
/// - the code never changes its meaning. E001 to E009 belong to the parser.
///
/// Names have two spellings, `η` and `eta`, `x̂` and `x_hat`; [Spelling][fopt.compiler.source.Spelling] goes from one to the other. Only the
/// canonical one is ever compared, only the written one is ever printed.
package fopt.compiler.source;
