/// `fopt repl`: entries are read from a terminal (JLine) or a pipe, and given to a [fopt.Session].
///
/// [Conversation] is the middle: what one entry or one `:command` does. [TerminalReader] and [PipedReader] bring it texts; [Shown] shows the runs.
package fopt.cli.repl;
