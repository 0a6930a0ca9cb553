"""W1: D-SGD, ring, dense l2-regularised logistic regression, minibatches whose rows are given.

Inputs: features.f64 (n, m, d), labels.f64 (n, m) in {-1, 1}, samples.i32 (rounds, n, batch).
meta: n, m, d, batch, rounds, step, l2.
"""
import harness  # before NumPy: it sets the number of threads
import numpy as np


class Dsgd:
    def __init__(self, inputs):
        self.n, self.m, self.d = inputs["n"], inputs["m"], inputs["d"]
        self.rounds, self.step, self.l2 = inputs["rounds"], inputs["step"], inputs["l2"]
        self.A = inputs.read("features.f64", self.n, self.m, self.d)
        self.y = inputs.read("labels.f64", self.n, self.m)
        self.samples = inputs.read("samples.i32", -1, self.n, inputs["batch"])
        self.variants = dict(loop=self.loop, batched=self.batched)

    def loop(self, rounds):
        """two matrix-vector products a node: the fastest here"""
        n, X, G = self.n, np.zeros((self.n, self.d)), np.empty((self.n, self.d))
        for t in range(rounds):
            for i in range(n):
                rows = self.samples[t, i]
                B, y = self.A[i].take(rows, 0), self.y[i].take(rows)
                s = -y / (1 + np.exp(y * (B @ X[i])))
                np.dot(s, B, out=G[i])
            X *= 1 - self.step * self.l2
            X -= self.step / self.samples.shape[2] * G
            X = mix_ring(X)
        return X.mean(0)

    def batched(self, rounds):
        """all nodes in one batched product"""
        X, nodes = np.zeros((self.n, self.d)), np.arange(self.n)[:, None]
        for t in range(rounds):
            rows = self.samples[t]
            B, y = self.A[nodes, rows], self.y[nodes, rows]
            s = -y / (1 + np.exp(y * np.matmul(B, X[:, :, None])[:, :, 0]))
            G = np.matmul(s[:, None, :], B)[:, 0, :] / rows.shape[1] + self.l2 * X
            X = mix_ring(X - self.step * G)
        return X.mean(0)

    def loss(self, x):
        z = self.y * (self.A.reshape(-1, self.d) @ x).reshape(self.n, self.m)
        return float(np.logaddexp(0, -z).mean() + self.l2 / 2 * (x @ x))


def mix_ring(X):
    M = X.copy()
    M[1:] += X[:-1]
    M[0] += X[-1]
    M[:-1] += X[1:]
    M[-1] += X[0]
    M /= 3
    return M


if __name__ == "__main__":
    harness.main(Dsgd)
