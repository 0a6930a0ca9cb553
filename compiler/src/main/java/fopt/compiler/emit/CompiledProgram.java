package fopt.compiler.emit;

/// A program as a class.
///
/// @param name binary name of the class
/// @param bytes the class file
/// @param constants arrays of constants that its constructor takes
public record CompiledProgram(String name, byte[] bytes, double[][] constants) {}
