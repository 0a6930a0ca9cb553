"""Inputs of the right sizes, for trying the baselines alone:  python3 synthetic.py w1|w2|w3 DIR [small]

In a comparison the other side writes the inputs (the same data, the same sampled rows); these are only of the same kind.
"""
import json
import os
import sys

import numpy as np

from harness import write


def w1(directory, small):
    n, m, d, batch, rounds = (4, 50, 20, 8, 100) if small else (16, 1000, 2000, 32, 2000)
    rng = np.random.default_rng(1)
    A = rng.standard_normal((n, m, d)) / np.sqrt(d)
    y = np.sign(A @ rng.standard_normal(d) + 0.1 * rng.standard_normal((n, m)))
    write(directory, "features.f64", A)
    write(directory, "labels.f64", y)
    write(directory, "samples.i32", rng.integers(0, m, (rounds, n, batch)))
    return dict(n=n, m=m, d=d, batch=batch, rounds=rounds, step=0.5, l2=1e-3)


def w2(directory, small):
    n, d, rounds = (8, 200, 100) if small else (64, 10_000, 1000)
    rng = np.random.default_rng(2)
    write(directory, "a.f64", rng.uniform(0.5, 2, (n, d)))
    write(directory, "b.f64", rng.standard_normal((n, d)))
    return dict(n=n, d=d, k=d // 100, rounds=rounds, step=0.01, consensus_step=0.05)


def w3(directory, small):
    n, d, rows, rounds = (4, 30, 400, 100) if small else (20, 123, 32_561, 1000)
    rng = np.random.default_rng(3)
    columns = np.sort(np.argsort(rng.random((rows, d)), axis=1)[:, :14], axis=1)
    x = rng.standard_normal(d)
    write(directory, "columns.i32", columns.ravel())
    write(directory, "values.f64", np.ones(columns.size))
    write(directory, "starts.i32", np.arange(rows + 1) * 14)
    write(directory, "labels.f64", np.sign(x[columns].sum(1) + 0.1))
    write(directory, "sizes.i32", np.full(n, rows // n) + (np.arange(n) < rows % n))
    return dict(n=n, d=d, rounds=rounds, step=0.01, l2=1e-3)


if __name__ == "__main__":
    os.makedirs(sys.argv[2], exist_ok=True)
    meta = dict(w1=w1, w2=w2, w3=w3)[sys.argv[1]](sys.argv[2], sys.argv[3:] == ["small"])
    with open(os.path.join(sys.argv[2], "meta.json"), "w") as f:
        json.dump(meta, f)
