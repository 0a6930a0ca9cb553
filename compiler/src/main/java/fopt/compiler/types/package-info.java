/// What values are: their type and shape, the place where they live ([fopt.compiler.types.Placement]), and what the others know of them
/// ([fopt.compiler.types.Knowledge]).
///
/// All three are ordered, and the checker only ever goes up: a variable has the join ([fopt.compiler.types.TypeJoin]) of all that is
/// assigned to it. The `0` of a program is below every shape; [fopt.compiler.types.Type.Any] is what is not known, and gives way.
package fopt.compiler.types;
