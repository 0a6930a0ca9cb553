/// Writes the runs of a script as a NumPy script that stands alone: `fopt dump --stage=numpy`.
///
/// It says what the program means, not what it sends: bits are not counted. It is made from the typed tree
/// ([fopt.compiler.check.Typing]) and never looks at the code that runs, so that tests can hold lowering, passes and generated code
/// against it. Values that are known before the run (step sizes, compressors, weights) are written as numbers.
///
/// How values lie in arrays: what the server has, or all know, is a number or an array of the value's shape; what nodes have gets an axis
/// for the nodes in front; what a node has for its neighbours two. A `Code` is a Python expression with the number of its axes.
///
/// | | |
/// | --- | --- |
/// | `NumpyScript` | the whole script: the pieces it needs, problems, graphs, functions, runs |
/// | `AlgorithmText` | an algorithm as a generator function |
/// | `Statements`, `Formulas`, `Operators`, `Calls`, `Primitives`, `Draws` | the language, construct by construct |
/// | `Frame` | where the writer is: about all nodes at once, or in a loop about one; in which cohort |
/// | `FormulaText`: `ProblemFormulas`, `CompressorText` | problems and compressors of the script's own, from their formulas alone |
/// | `Library` | problems, compressors and samplers, transcribed by hand in `library.py` |
/// | `ProblemText`, `Graphs`, `Constants`, `Numbers` | data |
///
/// Where a node decides alone (a loop count or a condition of its own) a loop over the nodes is written; everything else is about all
/// nodes at once. What has no transcription is E047, with its place: there are no half scripts. So the switches here have a `default`:
/// a construct that is new to the language has no transcription until somebody writes one.
package fopt.compiler.numpy;
