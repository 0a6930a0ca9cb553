package fopt.runtime.hook;

/// The text of a hook: a file of the guest language, or a block within a `.fopt` file.
///
/// @param file      the name that messages use
/// @param firstLine the line of that file at which the text begins, from 1
public record HookSource(String file, int firstLine, String text) {
}
