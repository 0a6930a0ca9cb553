/// The intermediate representation: an algorithm lowered for one run, as small sealed trees.
///
/// An [fopt.compiler.ir.Ir] has variables ([fopt.compiler.ir.Var]) and three lists of steps: `init`, `round`, `observe`. A
/// [fopt.compiler.ir.Step] is what all places do together; a [fopt.compiler.ir.Step.Region] holds what each node does by itself, as a list of
/// [fopt.compiler.ir.Op]; right sides are [fopt.compiler.ir.Scalar] and, entry by entry, [fopt.compiler.ir.Element] expressions. One round of
/// gossip SGD:
///
/// ```java
/// Var x = new Var(0, "x", Home.NODE, Kind.NUMBERS, d, false);
/// Var g = new Var(1, "g", Home.SCRATCH, Kind.NUMBERS, d, true);
/// Var s = new Var(2, "s", Home.NODE, Kind.NUMBERS, d, true);
/// List<Step> round = List.of(
///     new Step.Region(List.of(
///         new Op.Gradient(g, x, null, null),
///         new Op.Assign(x, new Element.Two(SUB, new Element.Load(x), new Element.Two(MUL, step, new Element.Load(g)))))),
///     new Step.Region(List.of(new Op.Mix(s, x, 0))),
///     new Step.Swap(x, s));
/// ```
/// and the same as [fopt.compiler.ir.IrPrinter] shows it:
///
/// ```
/// region 0: each node i
///   g#1 = ∇f(x#0[i])
///   x#0[i] = x#0[i] - 0.1 * g#1
/// region 1: each node i
///   s#2[i] = W x#0
/// swap x#0, s#2
/// ```
/// A variable of single precision holds such numbers only: whatever is stored there is rounded, by loops and assignments as they store it, after other operations as
/// [fopt.compiler.ir.Rounding] says. A pass may not move a value to a variable that rounds less.
///
/// Records check what they can when they are built; [fopt.compiler.ir.IrVerifier] checks the rest, and says what every pass must keep.
/// [fopt.compiler.ir.Interpreter] is the meaning.
package fopt.compiler.ir;
