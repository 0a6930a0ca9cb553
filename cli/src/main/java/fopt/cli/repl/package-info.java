/// `fopt repl`: entries are read from a terminal (JLine) or a pipe, and given to a [fopt.cli.conversation.Conversation].
///
/// [TerminalReader] and [PipedReader] bring it texts; [TerminalScreen] shows what comes of them.
package fopt.cli.repl;
