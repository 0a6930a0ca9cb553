package fopt.compiler.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What things are called elsewhere (NumPy, PyTorch, MPI, papers), and what is written here. A program may use all of these as names of its own.
final class OtherNames {
    private static final String CLIP = "scaled to norm C it is `clip_norm(v, C)`; entry by entry between a and b, `min(max(v, a), b)`";
    private static final String ROUND = "the number of the round is `round`, from 1";
    private static final String ALL = "the mean over all nodes, known to all, is `allmean(v)`; at the server, `mean_i(v)`; over the neighbours, `gossip(v)`";
    private static final String NEIGHBOURS = "what the neighbours send is `exchange(v)`, with one value for each of them; their weighted mean is `gossip(v)`";
    private static final String GRADIENT = "a gradient is written `∇f(x)`, or `grad(f, x)`; of 10 samples, `∇f(x; 10)`";
    private static final String LARGEST = "the coordinates of the k largest are `largest(k, abs(v))`; the compressor is `top_k(k)`";
    private static final String PRODUCT = "a product of matrices is `A * B`, of vectors `⟨a, b⟩`, entry by entry `a .* b`";
    private static final String ZERO = "`0` is the zero of every shape";
    private static final String DRAW = "a normal draw for each entry of x is `normal(0, 1, like = x)`, a uniform one `rand(0, 1, like = x)`";
    private static final String SOLVE = "the x with A * x = b is `A \\ b`; the pseudo-inverse is `pinv(A)`";
    private static final String SIZE = "the number of entries of v is `size(v)`; nodes are `n`, unknowns `d`, samples at a node `m_i`";
    private static final String NODE = "a node's own number is `i`";

    private static final Map<String, String> WAYS = ways();

    private OtherNames() {}

    /// How to say it here.
    static Optional<String> here(String id) {
        return Optional.ofNullable(WAYS.get(id));
    }

    static Set<String> all() {
        return WAYS.keySet();
    }

    private static Map<String, String> ways() {
        Map<String, String> all = new HashMap<>();
        say(all, CLIP, "clip", "clipping", "clip_by_norm", "clip_grad_norm");
        say(all, ROUND, "iter", "iteration", "t", "rnd");
        say(all, ALL, "allreduce", "all_reduce", "average_nodes", "mean_nodes", "avg");
        say(all, NEIGHBOURS, "neighbors", "neighbours", "neighbor", "neighbour", "neighborhood");
        say(all, GRADIENT, "gradient", "gradf", "grad_f", "stochastic_gradient", "sgrad");
        say(all, LARGEST, "topk", "argsort", "argpartition");
        say(all, PRODUCT, "matmul", "inner", "outer", "multiply");
        say(all, ZERO, "zeros_like", "zero");
        say(all, DRAW, "randn", "gaussian", "random", "randn_like", "rand_like", "standard_normal");
        say(all, SOLVE, "inv", "inverse", "solve", "lstsq");
        say(all, SIZE, "len", "length", "shape", "numel", "num_nodes", "dim", "nnodes", "n_nodes");
        say(all, "write `true`", "True", "TRUE");
        say(all, "write `false`", "False", "FALSE");
        say(all, NODE, "node_id", "id", "worker_id", "client_id");
        say(all, "the transpose is `A'`", "transpose");
        say(all, "a condition in an expression is `a if c else b`", "where", "ifelse", "cond");
        say(all, "a range is `1..10`", "range", "arange", "seq");
        say(all, "a whole number from a to b is `rand_int(a, b)`", "randint", "randi");
        say(all, "numbers that are written out stand in brackets, `[1, 2, 3]`; several vectors side by side are `matrix([u, v])`", "array", "tensor", "vstack", "hstack", "stack",
                "concatenate", "concat", "cat");
        say(all, "a product of vectors is `⟨a, b⟩` or `dot(a, b)`", "inner_product", "scalar_product");
        say(all, "write `v^2` of a number, `v .* v` entry by entry, `‖v‖^2` of a vector", "square", "sqnorm", "norm2", "normsq", "norm_sq", "pow", "power");
        say(all, "a mixing matrix is made of a graph: `metropolis(ring(10))`, `lazy(…)`; the run's own is `W`", "mixing", "laplacian");
        say(all, "functions stand by themselves, without the name of a library: `mean(v)`, `norm(v)`, `exp(v)`", "np", "numpy", "jnp", "jax", "torch", "math", "scipy", "linalg");
        say(all, "at each node `f` is its own loss f_i, and `∇f(x)` its gradient", "f_i", "f_j", "fi", "F_i", "fᵢ");
        say(all, "the weight of a neighbour's message is `W[i, j]`, as in `sum(W[i, j] * exchange(x))`; the weighted mean of all is `gossip(x)`", "w_ij", "W_ij", "a_ij", "wij");
        say(all, NEIGHBOURS, "N_i", "Ni", "neighbors_i", "sum_j", "mean_j");
        say(all, "samples are drawn by `let ξ = minibatch(32)`, and used as in `∇f(x; ξ)`; `∇f(x; 32)` does both", "xi", "zeta", "xi_i", "batch", "minibatches");
        say(all, "the transpose of A is `A'`; how many rounds there are, the run says: `for 100 rounds`", "T");
        say(all, "the entry or node for which e is least is `argmin(e for v in D)`; a proximal step is `prox(f, x, γ)`, or `prox(r, x, γ)` of the regulariser", "argmin_x", "argmin_y", "argmin_z", "argmin_u", "arg_min");
        say(all, "means over the randomness come from several seeds of a run (`with seeds …`); over the nodes, `mean_i(v)`", "E", "𝔼", "expectation");
        say(all, "powers of ten are `10^(-3..0)`, equal steps `[k / 4 for k in 0..4]`", "logspace", "linspace", "geomspace");
        say(all, "what v was when the round began is `delay(v, 1)`, a round earlier `delay(v, 2)`", "prev", "previous", "old", "last");
        say(all, "a rate is written `100 Mbps`; seconds stand behind a number, `5 s`", "s");
        say(all, "`print r` shows the mean and the standard deviation over the seeds; of numbers v it is `sqrt(mean((v .- mean(v)).^2))`", "std", "stdev", "var", "variance");
        say(all, "rows that are shared out at random, `split = shuffled`, is what is done if nothing is said; others are `sorted`, `dirichlet(0.3)`, `classes(2)`", "iid", "non_iid", "noniid", "heterogeneous", "homogeneous");
        say(all, "the graph in which each is linked to all is `complete(n)`", "fully_connected", "clique", "full");
        say(all, "the graph in which each is linked to the next is `path(n)`", "line", "chain");
        say(all, "the neighbours of a node are as many as `degree`", "deg", "num_neighbors");
        return Map.copyOf(all);
    }

    private static void say(Map<String, String> all, String way, String... names) {
        for (String n : names) {
            all.put(n, way);
        }
    }
}
