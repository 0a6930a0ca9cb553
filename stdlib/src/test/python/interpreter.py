"""Runs programs of the design by the slow reference interpreter, on the problem of reference.py.

    python3 interpreter.py ../../../../../shared/design     writes ../resources/interpreter/*.csv, a file for each line of cases.csv there

The tests read the files; they need the programs too (../shared/design beside the repository), and are skipped without them.
Nothing is random: where a program draws, the text of the draw is replaced, for both, by an expression in the number of the round. Two changes to
the interpreter, which sends numbers of 32 bits and positions of ceil(log2 d) bits: here numbers have 64 bits, as in a run of the engine, and k
positions cost d bits where that is less (a bitmap). Two things that it lacks are added: samples, and cohorts, in order.
"""
import csv
import math
import os
import re
import sys
import tempfile

import numpy as np

import reference

DESIGN = sys.argv[1]
sys.path.insert(0, os.path.join(DESIGN, "reference"))
import fopt  # noqa: E402

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "interpreter")
ROUNDS = [0, 1, 3, 20]


class Formula:
    """What the interpreter asks of a problem, for the quadratic of reference.py; sample c of a node is d times its term of coordinate c."""
    n, d, m, q = reference.N, reference.D, reference.D, 0.0
    A = [np.diag(a) for a in reference.A]
    b = list(reference.B)
    x0 = np.zeros(reference.D)
    xs = reference.B.sum(0) / reference.A.sum(0)
    Li, Lmax, L, mu, Lt = list(reference.L_I), reference.LMAX, reference.L, reference.MU, reference.LTILDE

    def grad(self, i, x, samples):
        share = self.share(samples)
        return share * (reference.A[i - 1] * x - reference.B[i - 1])

    def value(self, i, x, samples):
        a = reference.A[i - 1]
        return (self.share(samples) * a * (x - reference.B[i - 1] / a)**2).sum() / 2

    def hess(self, i, x):
        return self.A[i - 1]

    def prox(self, x, step):
        return x

    def proxf(self, i, v, step):
        return (v / step + reference.B[i - 1]) / (reference.A[i - 1] + 1 / step)

    def share(self, samples):
        if samples is None:
            return 1.0
        return np.bincount(samples, minlength=self.d) * self.d / len(samples)


def dense(x):
    parts = x if isinstance(x, (tuple, list)) else x.values() if isinstance(x, dict) else None
    return sum(dense(p) for p in parts) if parts is not None else 64 * max(1, np.size(x))


def compressed(q, v):
    if q == "identity":
        return v, 64 * v.size, 0
    named = isinstance(q, (list, np.ndarray))              # coordinates: free where all know them
    kept = np.array(q, int) - 1 if named else np.argsort(-abs(v), kind="stable")[:q.k]
    out = np.zeros_like(v)
    out[kept] = v[kept]
    numbers, positions = 64 * len(kept), min(len(kept) * math.ceil(math.log2(v.size)), v.size)
    return (out, numbers, positions) if named else (out, numbers + positions, 0)


def in_order(arguments, _, __):
    size = int(arguments[0].x)
    at = fopt.R.orders.get("at", 0)
    fopt.R.orders["at"] = at + size
    return fopt.draw(lambda i: ("samples", [(at + k) % Formula.m for k in range(size)]))


def round_robin(arguments, _, __):
    size = int(arguments[0].x)
    return fopt.V("sh", fopt.Law(lambda: sorted(1 + (size * (fopt.R.round - 1) + k) % Formula.n for k in range(size))))


def pass_in_order(arguments, _, __):
    return fopt.draw(lambda i: [("samples", [k]) for k in range(Formula.m)])


fopt.dense, fopt.do_comp = dense, compressed
drawn = fopt.B["minibatch"]
fopt.B["in_order"] = "in_order"
fopt.B["minibatch"] = lambda a, kw, s: in_order(a, kw, s) if len(a) > 1 else drawn(a, kw, s)
fopt.B["epoch"] = pass_in_order
fopt.B["round_robin"] = round_robin


def cases():
    with open(os.path.join(FOLDER, "cases.csv")) as f:
        return list(csv.DictReader(f, delimiter=";", quoting=csv.QUOTE_NONE))


def arguments(run):
    """of `name(a = 1, b = top_k(2))`, by name"""
    return dict(re.findall(r"(\w\S*) = ((?:[^,()]|\([^()]*\))+)", run[run.index("(") + 1:-1]))


def changed(program, changes):
    """a file with the program's text, changed"""
    with open(os.path.join(DESIGN, program + ".fopt")) as f:
        text = f.read()
    for change in changes.split(" | ") if changes else []:
        old, new = re.split(" => ?", change, maxsplit=1)
        assert old in text, (program, old)
        text = text.replace(old, new)
    file = tempfile.NamedTemporaryFile("w", suffix=".fopt", delete=False)
    with file:
        file.write(text)
    return file.name


def states(case):
    path, name = changed(case["program"], case["changes"]), case["run"].split("(")[0]
    matrix = fopt.chain_(reference.N) if case["graph"] == "path(8)" else fopt.ring(reference.N)
    for rounds in ROUNDS:
        if rounds:
            env = fopt.run(path, name, arguments(case["run"]), Formula(), rounds, matrix)[-1]
        else:
            env, _ = fopt.start(fopt.load(path, name), arguments(case["run"]), Formula(), matrix, 0)
        bits = [fopt.R.bits[k] for k in ("up", "down", "edge")]
        for node, row in points(env):
            yield [rounds, node, *bits, *map(repr, map(float, row))]


def points(env):
    if not env.find("x"):                                  # teleportation is measured at those that are active
        z, active = env.find("z").v.x, env.find("S").v.x
        return [(0, sum(z[i] for i in active) / len(active))]
    x = env.find("x").v
    return [(i, x.x[i]) for i in range(1, reference.N + 1)] if x.p == "nd" else [(0, x.x)]


def main():
    for case in cases():
        rows = list(states(case))
        with open(os.path.join(FOLDER, case["name"] + ".csv"), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["round", "node", "bits_up", "bits_down", "bits_peers", *(f"x{c}" for c in range(1, reference.D + 1))])
            out.writerows(rows)


if __name__ == "__main__":
    main()
