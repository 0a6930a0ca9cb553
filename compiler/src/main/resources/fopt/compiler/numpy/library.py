class Problem:
    """minimise 1/n sum_i f_i(x) + r(x), with r(x) = l1 |x|_1 + prox_l2/2 |x|^2; nodes and samples are numbered from 0"""

    def __init__(self, n, d, rows, l1=0.0, prox_l2=0.0, **constants):
        self.n, self.d, self.rows, self.l1, self.prox_l2 = n, d, np.array(rows), l1, prox_l2
        self.shares = self.rows / self.rows.sum()
        self.__dict__.update(constants)

    def grads(self, x, samples=None):
        """row i: the gradient of f_i at row i of x, or at x if that is one point"""
        x = np.broadcast_to(x, (self.n, self.d))
        return np.array([self.grad(i, x[i], samples and samples[i]) for i in range(self.n)])

    def losses(self, x, samples=None):
        x = np.broadcast_to(x, (self.n, self.d))
        return np.array([self.loss(i, x[i], samples and samples[i]) for i in range(self.n)])

    def hess_vecs(self, x, v, samples=None):
        x, v = np.broadcast_to(x, (self.n, self.d)), np.broadcast_to(v, (self.n, self.d))
        return np.array([self.hess_vec(i, x[i], v[i], samples and samples[i]) for i in range(self.n)])

    def hessian(self, i, x, samples=None):
        return np.array([self.hess_vec(i, x, v, samples) for v in np.eye(self.d)])

    def loss_prox(self, i, v, step):
        """argmin_u f_i(u) + |u - v|^2 / (2 step), by Newton's method"""
        u = np.array(v)
        for _ in range(50):
            u = u - np.linalg.solve(self.hessian(i, u) + np.eye(self.d) / step, self.grad(i, u) + (u - v) / step)
        return u

    def r(self, x):
        return self.l1 * np.sum(np.abs(x), axis=-1) + self.prox_l2 / 2 * np.sum(x**2, axis=-1)

    def prox(self, v, step):
        """argmin_u r(u) + |u - v|^2 / (2 step)"""
        return np.sign(v) * np.maximum(np.abs(v) - step * self.l1, 0) / (1 + step * self.prox_l2)

    def value(self, x):
        return np.mean(self.losses(x)) + self.r(x)


class Quadratic(Problem):
    """f_i(x) = 1/2 sum_c a_ic x_c^2 - <b_i, x>"""

    def __init__(self, a, b, noise=0.0, **constants):
        super().__init__(len(b), len(b[0]), [1] * len(b), **constants)
        self.a, self.b, self.noise = np.broadcast_to(a, np.shape(b)), b, noise

    def loss(self, i, x, samples=None):
        return 0.5 * np.sum(self.a[i] * x**2) - self.b[i] @ x

    def grad(self, i, x, samples=None):
        exact = self.a[i] * x - self.b[i]
        if samples is None or self.noise == 0:
            return exact
        return exact + rng.normal(0, self.noise / np.sqrt(len(samples) * self.d), self.d)

    def hess_vec(self, i, x, v, samples=None):
        return self.a[i] * v


class Regularised(Problem):
    """f_i(x) = the mean loss over the samples (a, b) of node i + l2/2 |x|^2 + nonconvex sum_c x_c^2 / (1 + x_c^2)"""

    def __init__(self, a, b, outputs=1, l2=0.0, nonconvex=0.0, **constants):
        super().__init__(len(a), outputs * a[0].shape[1], [len(labels) for labels in b], **constants)
        self.a, self.b, self.l2, self.nonconvex = a, b, l2, nonconvex

    def chosen(self, i, samples):
        return (self.a[i], self.b[i]) if samples is None else (self.a[i][samples], self.b[i][samples])

    def smooth(self, x):
        return self.l2 / 2 * x @ x + self.nonconvex * np.sum(x**2 / (1 + x**2))

    def smooth_grad(self, x):
        return self.l2 * x + self.nonconvex * 2 * x / (1 + x**2) ** 2

    def smooth_hess_vec(self, x, v):
        return (self.l2 + self.nonconvex * (2 - 6 * x**2) / (1 + x**2) ** 3) * v


class LeastSquares(Regularised):
    """the loss of a sample is 1/2 (<a, x> - b)^2"""

    def loss(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        return 0.5 * np.mean((a @ x - b) ** 2) + self.smooth(x)

    def grad(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        return a.T @ (a @ x - b) / len(b) + self.smooth_grad(x)

    def hess_vec(self, i, x, v, samples=None):
        a, b = self.chosen(i, samples)
        return a.T @ (a @ v) / len(b) + self.smooth_hess_vec(x, v)


class Logistic(Regularised):
    """the loss of a sample is log(1 + exp(-b <a, x>)), b = 1 or -1"""

    def loss(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        return np.mean(np.logaddexp(0, -b * (a @ x))) + self.smooth(x)

    def grad(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        return a.T @ (-b * self.slope(b * (a @ x))) / len(b) + self.smooth_grad(x)

    def hess_vec(self, i, x, v, samples=None):
        a, b = self.chosen(i, samples)
        s = self.slope(b * (a @ x))
        return a.T @ (s * (1 - s) * (a @ v)) / len(b) + self.smooth_hess_vec(x, v)

    def slope(self, margin):
        """1/(1 + exp(margin)), without overflow"""
        return np.exp(-np.logaddexp(0, margin))


class Softmax(Regularised):
    """the loss of a sample is log sum_c exp<x_c, a> - <x_b, a>, with a row x_c of x for each class"""

    def __init__(self, a, b, classes, **options):
        super().__init__(a, b, classes, **options)
        self.classes = classes

    def loss(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        z = a @ x.reshape(self.classes, -1).T
        return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(b)), b]) + self.smooth(x)

    def grad(self, i, x, samples=None):
        a, b = self.chosen(i, samples)
        q = self.probabilities(a, x)
        q[np.arange(len(b)), b] -= 1
        return (q.T @ a).ravel() / len(b) + self.smooth_grad(x)

    def hess_vec(self, i, x, v, samples=None):
        a, b = self.chosen(i, samples)
        q = self.probabilities(a, x)
        u = a @ v.reshape(self.classes, -1).T
        return ((q * (u - np.sum(q * u, axis=1, keepdims=True))).T @ a).ravel() / len(b) + self.smooth_hess_vec(x, v)

    def probabilities(self, a, x):
        z = a @ x.reshape(self.classes, -1).T
        return np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None])


class Formulas(Problem):
    """f_i is the mean over the samples (a, b) of node i of a formula f(x, i, m, a, b), or f(x, i, m) itself; its gradient is Im f(x + 1e-200 sqrt(-1) e_k) / 1e-200

    operator: the formula is that of a game, whose value is there in place of the gradient
    """

    def __init__(self, f, n, d, a=None, b=None, operator=False, **constants):
        super().__init__(n, d, [1] * n if b is None else [len(labels) for labels in b], **constants)
        self.f, self.a, self.b, self.operator = f, a, b, operator

    def mean(self, i, x, samples):
        m = self.rows[i]
        if self.b is None:
            return self.f(x, i + 1, m, None, None)
        chosen = range(m) if samples is None else samples
        return sum(self.f(x, i + 1, m, self.a[i][k], self.b[i][k]) for k in chosen) / len(chosen)

    def loss(self, i, x, samples=None):
        return np.nan if self.operator else self.mean(i, x, samples)

    def grad(self, i, x, samples=None):
        if self.operator:
            return self.mean(i, x, samples)
        g = np.zeros(self.d)
        for k in range(self.d):
            z = x.astype(complex)
            z[k] += 1e-200j
            g[k] = np.imag(self.mean(i, z, samples)) / 1e-200
        return g

    def hess_vec(self, i, x, v, samples=None):
        """the derivative of the gradient along v, by differences of order 8; exact to about 1e-12 away from kinks"""
        t = 0.01 / max(np.linalg.norm(v), 1e-300)
        return sum(c * (self.grad(i, x + k * t * v, samples) - self.grad(i, x - k * t * v, samples))
                   for k, c in enumerate([4 / 5, -1 / 5, 4 / 105, -1 / 280], 1)) / t


def product(a, b):
    """the product of linear algebra, with 1 x k matrices for rows"""
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if a.ndim == 1 and b.ndim == 2:
        return np.outer(a, b[0])
    return (a @ b)[0] if a.ndim == 2 and len(a) == 1 and b.ndim == 1 else a @ b


def transposed(a):
    return np.asarray(a)[None, :] if np.ndim(a) == 1 else np.transpose(a)


def choice(c, a, b):
    """a where c holds, else b; of numbers, a if c holds everywhere"""
    return np.where(np.all(c) if np.ndim(a) + np.ndim(b) == 0 else c, a, b)


def larger(a, b):
    return np.where(np.real(a) >= np.real(b), a, b)


def smaller(a, b):
    return np.where(np.real(a) <= np.real(b), a, b)


def magnitude(v):
    """|v|, also of numbers with a small imaginary part"""
    return v * np.sign(np.real(v))


def length(v):
    return np.sqrt(np.sum(np.asarray(v) ** 2))


def logsumexp(v):
    most = np.max(np.real(v))
    return most + np.log(np.sum(np.exp(v - most)))


def softmax(v):
    return np.exp(v - logsumexp(v))


def cross_entropy(v, label):
    return logsumexp(v) - v[int(label)]


def softplus(v):
    return np.where(np.real(v) > 0, v, 0) + np.log1p(np.exp(-magnitude(v)))


def sigmoid(v):
    return np.exp(-softplus(-v))


def relu(v):
    return np.where(np.real(v) > 0, v, 0)


def unpacked(text, dtype=float):
    """numbers that were written as text, compressed"""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=np.dtype(dtype).newbyteorder("<")).astype(dtype)


def dense(rows, columns, start, column, value):
    """the matrix whose row k has the entries value[start[k]:start[k + 1]] in their columns"""
    a = np.zeros((rows, columns))
    a[np.repeat(np.arange(rows), np.diff(start)), column] = value
    return a


def mixing(rows):
    """the matrix with these entries: for each node, from whom it takes with what weight"""
    w = np.zeros((len(rows), len(rows)))
    for i, row in enumerate(rows):
        for j, weight in row.items():
            w[i, j] = weight
    return w


def over_neighbours(reduce, e, near):
    """reduces what each node holds for its neighbours"""
    return np.array([reduce(e[i][near[i]], axis=0) for i in range(len(near))])


def gossip_among(w, v, cohort):
    """the members of the cohort average by the matrix w, a row for each member; the others keep theirs"""
    out = v.copy()
    out[cohort] = np.tensordot(w, v[cohort], 1)
    return out


def rows(compressor, v):
    """each row compressed by itself"""
    return np.apply_along_axis(compressor, -1, v)


def clip_norm(v, c):
    return v * np.minimum(1, c / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-300))


def identity(v):
    return v


def top_k(v, k):
    """the k entries of largest magnitude, of equal ones the first"""
    keep = np.argsort(-np.abs(v), kind="stable")[:k]
    out = np.zeros_like(v)
    out[keep] = v[keep]
    return out


def threshold(v, least):
    return np.where(np.abs(v) >= least, v, 0)


def sign(v):
    """one bit an entry: the sign of 0 is that of its bit"""
    return np.copysign(1.0, v)


def scaled_sign(v):
    return np.copysign(np.mean(np.abs(v)), v)


def rand_k(v, k):
    return rand_k_unscaled(v, k) * len(v) / k


def rand_k_unscaled(v, k):
    keep = rng.choice(len(v), k, replace=False)
    out = np.zeros_like(v)
    out[keep] = v[keep]
    return out


def bernoulli(v, p):
    return v / p if rng.random() < p else np.zeros_like(v)


def qsgd(v, s):
    """entries rounded at random to multiples of |v|/s"""
    norm = np.linalg.norm(v)
    return np.sign(v) * norm * np.floor(np.abs(v) / norm * s + rng.random(len(v))) / s if norm > 0 else v


def qsgd_fixed(v, s):
    return qsgd(v, s)


def terngrad(v):
    largest = np.max(np.abs(v))
    return np.sign(v) * largest * (rng.random(len(v)) * largest < np.abs(v))


def natural(v):
    """entries rounded at random to powers of two"""
    low = np.exp2(np.floor(np.log2(np.where(v == 0, 1, np.abs(v)))))
    return np.sign(v) * low * np.where(rng.random(len(v)) < np.abs(v) / low - 1, 2, 1)


def natural_dithering(v, s):
    """magnitudes rounded at random to 0 and |v| 2^(1-s), ..., |v|/2, |v|"""
    norm, least = np.linalg.norm(v), 2.0 ** (1 - s)
    share = np.abs(v) / norm if norm > 0 else np.abs(v)
    low = np.where(share < least, 0, np.exp2(np.floor(np.log2(np.maximum(share, least)))))
    step = np.maximum(low, least)
    return np.sign(v) * norm * np.where(rng.random(len(v)) < (share - low) / step, low + step, low)


def count_of(k, n):
    """a whole number, or a share of n"""
    return k if isinstance(k, int) else max(1, min(n, int(np.floor(k * n + 0.5))))


def largest(k, v):
    """the places of the k largest entries, of equal ones the first"""
    return np.sort(np.argsort(-v, kind="stable")[:count_of(k, len(v))])


def sparse(places, entries, d):
    out = np.zeros(d)
    out[places] = entries
    return out


def by_singular_values(f, a):
    """U diag(f(s)) V' with the singular value decomposition of a; a vector is a matrix of one column"""
    u, s, v = np.linalg.svd(a if a.ndim == 2 else a[:, None], full_matrices=False)
    return ((u * f(s)) @ v).reshape(a.shape)


def polar(a):
    return by_singular_values(np.ones_like, a)


def spectral_clip(a, c):
    return by_singular_values(lambda s: np.minimum(s, c), a)


def spectral_soft(a, t):
    return by_singular_values(lambda s: np.maximum(s - t, 0), a)


def best_rank(a, r):
    return by_singular_values(lambda s: np.where(np.arange(len(s)) < r, s, 0), a)


def spectral_norm(a):
    return np.linalg.norm(a, 2)


def nuclear_norm(a):
    return np.linalg.norm(a, "nuc") if a.ndim == 2 else np.linalg.norm(a)


def psd_floor(a, mu):
    w, v = np.linalg.eigh((a + a.T) / 2)
    return (v * np.maximum(w, mu)) @ v.T


def hard_threshold(v, k):
    return top_k(v, k)


def project_simplex(v):
    u = np.sort(v)[::-1]
    excess = (np.cumsum(u) - 1) / np.arange(1, len(v) + 1)
    return np.maximum(v - excess[np.flatnonzero(u > excess)[-1]], 0)


def row_norms(a):
    return np.linalg.norm(a, axis=1)


def column_norms(a):
    return np.linalg.norm(a, axis=0)


class Sampler:
    """the samples of the nodes, in one of the orders; one sampler for each place of a program that draws"""

    def __init__(self, rows, order):
        self.rows, self.order, self.waiting = rows, order, [np.arange(0) for _ in rows]
        self.fixed = [rng.permutation(m) if order == "shuffled_once" else np.arange(m) for m in rows]

    def at(self, i, size):
        m = self.rows[i]
        count = max(1, round(size if size >= 1 else size * m))
        if self.order == "with_replacement":
            return rng.integers(m, size=count)
        if self.order == "distinct":
            return rng.choice(m, min(count, m), replace=False)
        if self.order == "poisson":
            return np.flatnonzero(rng.random(m) < size / m)
        while len(self.waiting[i]) < count:
            one_pass = rng.permutation(m) if self.order == "reshuffled" else self.fixed[i]
            self.waiting[i] = np.append(self.waiting[i], one_pass)
        chosen, self.waiting[i] = self.waiting[i][:count], self.waiting[i][count:]
        return chosen

    def everywhere(self, size, nodes=None):
        sizes = np.broadcast_to(size, len(self.rows))
        return [self.at(i, sizes[i]) if nodes is None or i in nodes else None for i in range(len(self.rows))]


def epoch(m, size, order):
    """one pass over m samples in batches"""
    passed = np.arange(m) if order == "in_order" else rng.permutation(m)
    return [passed[k:k + size] for k in range(0, m, size)]


def systematic(chance, k):
    """k nodes, each with its chance (they add up to k), taken from a random order at even distances"""
    order = rng.permutation(len(chance))
    places = np.searchsorted(np.cumsum(chance[order]), rng.random() + np.arange(k))
    return np.sort(order[np.minimum(places, len(chance) - 1)])


def show(label, iterates, problem, rounds, every):
    """prints the loss at the mean of the nodes; with --points every number of every row"""
    for t, x in zip(range(rounds + 1), iterates):
        if t % every == 0 or t == rounds:
            if "--points" in sys.argv:
                for row, numbers in enumerate(np.atleast_2d(x)):
                    print(label, t, row, *map(repr, map(float, numbers)), sep=";")
            else:
                print(label, t, float(problem.value(np.atleast_2d(x).mean(axis=0))), sep=";")
