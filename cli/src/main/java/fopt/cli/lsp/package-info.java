/// `fopt lsp`: a language server, which tells an editor by the Language Server Protocol what [fopt.Analysis] knows of the programs that are open there.
///
/// `Server` says what it can do, and reads messages. `Documents` holds the texts as they stand in the editor, and what is known of them; `Worker` does one thing after
/// the other in a thread of its own, so that no message waits for an analysis. One class per feature turns an analysis into what the protocol calls it: `Reports`, `Hovers`,
/// `Completions`, …; `Lines` counts positions as the protocol does, in UTF-16 code units.
///
/// Nothing outside this package knows LSP4J, so that other commands start without it.
package fopt.cli.lsp;
