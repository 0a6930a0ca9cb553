/// A program written entry by entry, whoever the partner is: a terminal ([fopt.cli.repl]) or a notebook ([fopt.cli.jupyter]).
///
/// [Conversation] is the middle: what one entry or one `:command` does to a [fopt.Session]. It shows what comes of it on a [Screen]; [Completions] and [Words] tell what
/// may stand at the cursor, and what stands there.
package fopt.cli.conversation;
