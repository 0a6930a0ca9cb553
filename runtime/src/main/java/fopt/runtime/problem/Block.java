package fopt.runtime.problem;

import fopt.runtime.function.Size;

/// A part of the unknowns that has a name and a shape of its own, such as the weights of one layer of a network: `x.W1`.
///
/// @param name as the problem writes it
/// @param from where it begins among the unknowns, from 0
/// @param size a matrix lies row by row
public record Block(String name, int from, Size size) {}
