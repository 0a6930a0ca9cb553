"""W2: CHOCO-SGD with top-k, ring, diagonal quadratics f_i(x) = 1/2 sum a_ic x_c^2 - b_i . x with full gradients.

Inputs: a.f64 (n, d), b.f64 (n, d). meta: n, d, k, rounds, step, consensus_step.
"""
import harness  # before NumPy: it sets the number of threads
import numpy as np
from dsgd import mix_ring


class Choco:
    def __init__(self, inputs):
        self.n, self.d, self.k = inputs["n"], inputs["d"], inputs["k"]
        self.rounds, self.step, self.gamma = inputs["rounds"], inputs["step"], inputs["consensus_step"]
        self.a, self.b = inputs.read("a.f64", self.n, self.d), inputs.read("b.f64", self.n, self.d)
        self.variants = dict(incremental=lambda rounds: self.incremental(rounds, self.largest),
                             mixing=self.mixing,
                             prefiltered=lambda rounds: self.incremental(rounds, Prefilter(self.n, self.k)))

    def largest(self, V):
        """flat positions of the k largest entries of every row"""
        columns = np.argpartition(np.abs(V), self.d - self.k, axis=1)[:, self.d - self.k:]
        return columns + np.arange(self.n)[:, None] * self.d

    def incremental(self, rounds, largest):
        """keeps S = W Xhat - Xhat and adds only what was sent: 3 k numbers a node and round"""
        n, d = self.n, self.d
        X, H, S = np.zeros((n, d)), np.zeros((n, d)), np.zeros((n, d))
        G, V = np.empty((n, d)), np.empty((n, d))
        before, after = np.roll(np.arange(n), -1), np.roll(np.arange(n), 1)   # who hears i: i - 1 and i + 1
        shift = lambda cells, to: cells % d + to[:, None] * d                 # noqa: E731
        for _ in range(rounds):
            np.multiply(self.a, X, out=G)
            G -= self.b
            G *= self.step
            X -= G
            np.subtract(X, H, out=V)
            cells = largest(V)
            q = V.ravel()[cells]
            H.ravel()[cells] += q
            S.ravel()[cells] -= q * (2 / 3)
            S.ravel()[shift(cells, before)] += q / 3
            S.ravel()[shift(cells, after)] += q / 3
            np.multiply(S, self.gamma, out=V)
            X += V
        return X.mean(0)

    def mixing(self, rounds):
        """W Xhat anew in every round"""
        n, d = self.n, self.d
        X, H = np.zeros((n, d)), np.zeros((n, d))
        for _ in range(rounds):
            X -= self.step * (self.a * X - self.b)
            V = X - H
            cells = self.largest(V)
            H.ravel()[cells] += V.ravel()[cells]
            X += self.gamma * (mix_ring(H) - H)
        return X.mean(0)

    def loss(self, x):
        return float((self.a * x * x / 2 - self.b * x).sum(1).mean())


class Prefilter:
    """The same selection by a trick that few would write in NumPy: only entries above a fraction of the last round's k-th magnitude are
    looked at, and all of them if those are fewer than k. The fraction adapts, so that about 2 k pass."""

    def __init__(self, n, k):
        self.k, self.threshold, self.fraction = k, np.zeros(n), np.full(n, 0.9)

    def __call__(self, V):
        k, d = self.k, V.shape[1]
        cells = np.empty((len(V), k), dtype=np.intp)
        for i, a in enumerate(np.abs(V)):
            some = np.flatnonzero(a > self.threshold[i] * self.fraction[i])
            if len(some) < k:
                self.fraction[i] *= 0.9
                some = np.arange(d)
            elif len(some) > 3 * k:
                self.fraction[i] = min(0.99, self.fraction[i] * 1.02)
            values = a[some]
            last = np.argpartition(values, len(some) - k)[len(some) - k:]
            self.threshold[i] = values[last[0]]
            cells[i] = some[last] + i * d
        return cells


if __name__ == "__main__":
    harness.main(Choco)
