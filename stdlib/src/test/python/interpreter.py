"""Runs the target programs of the design by the slow reference interpreter, on the problem of reference.py.

    python3 interpreter.py ../../../../../shared/design     writes ../resources/interpreter/*.csv and cases.csv

The tests read the files; they need the programs too (../shared/design/programs beside the repository), and are skipped without them.
Only cases in which nothing is random. Two changes to the interpreter, which sends numbers of 32 bits and positions of ceil(log2 d) bits:
here numbers have 64 bits, as in a run of the engine, and k positions cost d bits where that is less (a bitmap).
"""
import csv
import math
import os
import sys

import numpy as np

import reference

DESIGN = sys.argv[1]
sys.path.insert(0, os.path.join(DESIGN, "reference"))
import fopt  # noqa: E402


class Formula:
    """What the interpreter asks of a problem, for the quadratic of reference.py."""
    n, d, m, q = reference.N, reference.D, 1, 0.0
    A = [np.diag(a) for a in reference.A]
    b = list(reference.B)
    x0 = np.zeros(reference.D)
    xs = reference.B.sum(0) / reference.A.sum(0)
    Li, Lmax, L, mu, Lt = list(reference.L_I), reference.LMAX, reference.L, reference.MU, reference.LTILDE

    def grad(self, i, x, samples):
        return reference.A[i - 1] * x - reference.B[i - 1]

    def prox(self, x, step):
        return x


def dense(x):
    parts = x if isinstance(x, (tuple, list)) else x.values() if isinstance(x, dict) else None
    return sum(dense(p) for p in parts) if parts is not None else 64 * max(1, np.size(x))


def compressed(q, v):
    if q == "identity":
        return v, 64 * v.size, 0
    out, kept = np.zeros_like(v), np.argsort(-abs(v), kind="stable")[:q.k]
    out[kept] = v[kept]
    return out, 64 * q.k + min(q.k * math.ceil(math.log2(v.size)), v.size), 0


fopt.dense, fopt.do_comp = dense, compressed
CASES = [
    ("02_decentralized", "dsgd", dict(η="0.05", batch="all"), "ring"),
    ("02_decentralized", "choco_sgd", dict(η="0.05", Q="top_k(2)", γ="0.2", batch="all"), "ring"),
    ("02_decentralized", "gradient_tracking", {}, "ring"),
    ("02_decentralized", "relay_sgd", dict(η="0.02", batch="all"), "path"),
    ("03_federated", "fedavg", dict(η="0.02", K="5", clients="everybody", batch="all"), ""),
    ("03_federated", "scaffnew", dict(p="1"), ""),
    ("03_federated", "ef21", dict(C="top_k(2)"), ""),
    ("03_federated", "diana", dict(Q="identity", α="0.3", γ="0.05"), ""),
    ("03_federated", "marina", dict(Q="identity", p="1", γ="0.05"), ""),
]


def states(program, name, arguments, graph):
    path = os.path.join(DESIGN, "programs", program + ".fopt")
    for rounds in reference.ROUNDS:
        matrix = fopt.chain_(reference.N) if graph == "path" else fopt.ring(reference.N)
        _, _, _, _, _, env = fopt.run(path, name, arguments, Formula(), rounds, matrix) if rounds else start(path, name, arguments, matrix)
        bits = [fopt.R.bits[k] for k in ("up", "down", "edge")]
        x = env.find("x").v
        rows = [(i, x.x[i]) for i in range(1, reference.N + 1)] if x.p == "nd" else [(0, x.x)]
        for node, row in rows:
            yield [rounds, node, *bits, *map(repr, map(float, row))]


def start(path, name, arguments, matrix):
    env, _ = fopt.start(fopt.load(path, name), arguments, Formula(), matrix, 0)
    return None, None, None, None, None, env


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "interpreter")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "cases.csv"), "w", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\n")
        out.writerow(["name", "run", "graph", "program"])
        for program, name, arguments, graph in CASES:
            written = ", ".join(f"{k} = {v}" for k, v in arguments.items())
            out.writerow([name, f"{name}({written})", f"{graph}(8)" if graph else "", program])
    for program, name, arguments, graph in CASES:
        with open(os.path.join(folder, name + ".csv"), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["round", "node", "bits_up", "bits_down", "bits_peers", *(f"x{c}" for c in range(1, reference.D + 1))])
            out.writerows(states(program, name, arguments, graph))


if __name__ == "__main__":
    main()
