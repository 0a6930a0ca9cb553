/// What an editor asks of a program while it is written: what is wrong, what each name stands for, what a statement sends.
///
/// [fopt.Analysis] is the way in for hosts. Here, one class per question:
///
/// - `Mended`: an incomplete text without the lines that cannot be read, so that the rest is understood. Positions stay what they are;
/// - `Globals`: the names that are known everywhere; `Names`: those of a block, with the stretch of text in which they are known;
/// - `Bindings`: every name of the text, and what it stands for. It follows the rules of scope of the language, like the checker, but needs no types, so
///   that it works in a program that is wrong; a test holds the two against each other;
/// - `Known`: types, placements and costs by place in the text, from the checker's side tables;
/// - `Outline`: declarations and their members.
package fopt.compiler.analysis;
