/// Problems: data, how they are spread over the nodes, the functions made of them, and how they are sampled.
///
/// Data come from files, and keep their labels; a split says which rows each node holds; a sampler draws rows of a node:
///
/// ```java
/// DataSet data = DataSets.libsvm(Path.of("examples/data/wdbc_scale"));   // 569 rows, 30 columns, dense
/// Split split = Split.of("dirichlet", List.of(0.3), data, 20, seed);     // split.rowsOfNode()[i]: the rows of node i
/// split.describe(data.labels());                                         // 20 nodes with 1–281 rows; labels: …
///
/// Sampler sampler = Samplers.make("reshuffled", 20);                     // one for each drawing site of a run
/// Samples batch = new Samples();                                         // a slot that is used again
/// sampler.draw(i, split.rowsOfNode()[i].length, 32, stream, batch);      // 32 rows of node i, numbered from 0 at the node
/// ```
///
/// A [fopt.runtime.problem.Problem] is the oracle that algorithms see: values and gradients of each node, at all its rows or at a batch, and constants.
///
/// ```java
/// SplitData spread = new SplitData(data, split.rowsOfNode(), split.name());
/// Problem p = Problems.byName("logistic").orElseThrow().make(spread, Map.of("l2", 1e-3));
/// p.gradient(i, x, 0, batch, stream, out, 0);                            // out: the mean gradient over the batch
/// p.constants().L();                                                     // computed when first asked for
/// p.optimum().value();                                                   // the minimum, to p.optimum().accuracy()
/// ```
///
/// Inside: [fopt.runtime.problem.LinearModel] is logistic regression or least squares, by its [fopt.runtime.problem.MarginLoss]; a
/// [fopt.runtime.problem.Shard] holds a node's rows as a [fopt.runtime.problem.LocalMatrix], dense or sparse, and its room to work in;
/// [fopt.runtime.problem.GramConstants] and [fopt.runtime.problem.Minimiser] find constants and minima.
///
/// Four lists name what there is: [fopt.runtime.problem.DataSets], [fopt.runtime.problem.Splits], [fopt.runtime.problem.Samplers] and
/// [fopt.runtime.problem.Problems]. To add to one: a file of its own, a line in the list, and, for a split, sample arguments in its test. All of it depends on
/// its arguments and streams only, so that the same seed gives the same run on every machine.
package fopt.runtime.problem;
