"""W3: EF21 with top-1, n clients, sparse l2-regularised logistic regression, full gradients.

Inputs: starts.i32 (rows + 1), columns.i32, values.f64: all rows in compressed form, client by client; labels.f64 (rows) in {-1, 1};
sizes.i32 (n). meta: n, d, rounds, step, l2.
"""
import harness  # before NumPy: it sets the number of threads
import numpy as np
import scipy.sparse as sp


class Ef21:
    def __init__(self, inputs):
        self.n, self.d = inputs["n"], inputs["d"]
        self.rounds, self.step, self.l2 = inputs["rounds"], inputs["step"], inputs["l2"]
        sizes, starts = inputs.read("sizes.i32"), inputs.read("starts.i32")
        self.y = inputs.read("labels.f64")
        self.A = sp.csr_matrix((inputs.read("values.f64"), inputs.read("columns.i32"), starts), shape=(len(self.y), self.d))
        self.share = np.repeat(1 / sizes, sizes)            # 1/m_i for every row of client i
        edges = np.concatenate([[0], np.cumsum(sizes)])
        parts = [self.A[edges[i]:edges[i + 1]] for i in range(self.n)]
        self.transposed = sp.block_diag([p.T for p in parts], format="csr")   # (n d, rows): all clients' A_i^T at once
        self.parts, self.edges, self.dense = parts, edges, None
        self.variants = {"block csr": self.block_csr, "csr loop": self.csr_loop, "dense": self.dense_loop}

    def slopes(self, z):
        return -self.y * self.share / (1 + np.exp(self.y * z))

    def run(self, rounds, gradients):
        x, rows = np.zeros(self.d), np.arange(self.n)
        G = gradients(x)
        mean = G.mean(0)
        for _ in range(rounds):
            x = x - self.step * mean
            D = gradients(x) - G
            c = np.abs(D).argmax(1)
            sent = D[rows, c]
            G[rows, c] += sent
            np.add.at(mean, c, sent / self.n)
        return x

    def block_csr(self, rounds):
        """one product with all rows, one with the block-diagonal transpose"""
        return self.run(rounds, lambda x: (self.transposed @ self.slopes(self.A @ x)).reshape(self.n, self.d) + self.l2 * x)

    def csr_loop(self, rounds):
        def gradients(x):
            s = self.slopes(self.A @ x)
            return np.stack([p.T @ s[a:b] for p, a, b in zip(self.parts, self.edges, self.edges[1:])]) + self.l2 * x
        return self.run(rounds, gradients)

    def dense_loop(self, rounds):
        if self.dense is None:
            self.dense = self.A.toarray()

        def gradients(x):
            s = self.slopes(self.dense @ x)
            return np.stack([s[a:b] @ self.dense[a:b] for a, b in zip(self.edges, self.edges[1:])]) + self.l2 * x
        return self.run(rounds, gradients)

    def loss(self, x):
        return float((np.logaddexp(0, -self.y * (self.A @ x)) * self.share).sum() / self.n + self.l2 / 2 * (x @ x))


if __name__ == "__main__":
    harness.main(Ef21)
