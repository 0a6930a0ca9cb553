"""Independent transcriptions of algorithms whose clocks, neighbours or blocks are drawn, from the papers' boxes, in NumPy: what their runs are on average.

    python3 clocks.py            writes ../resources/clocks.csv

The problem is `p` of reference.py, the graph its ring; gradients are those of all samples. Where a computation takes time, that of node i takes i + sqrt(i + 1)/10
seconds. Each algorithm is run SEEDS times with NumPy's own generator, and of the nodes' points x_i at the end these are looked at: the 20 entries of their mean,
its squared norm, the mean of ||x_i - mean||^2, the gradients that were begun and the bits that were sent.

Rows: name, run, seconds or rounds, how often it was run, means, standard errors.
"""
import csv
import heapq
import math
import os

import numpy as np

from reference import A, B, D, DENSE, LMAX, MU_LEAST, N

SEEDS = 2000
PACE = [i + math.sqrt(i + 1) / 10 for i in range(1, N + 1)]
EDGES = [(i, (i + 1) % N) for i in range(N)]


def gradient(i, x):
    return A[i] * x - B[i]


def computing(draws, until, eta, finished, rate=0.0):
    """nodes compute all the time; a gradient belongs to the point where it was begun. Edges ring at `rate`: both ends take their mean"""
    X, begun, bits, number = np.zeros((N, D)), N, 0, 0
    heap = [(PACE[i], i, "gradient", gradient(i, X[i])) for i in range(N)]
    meetings = draws.exponential(1 / rate / len(EDGES)) if rate else math.inf
    heapq.heapify(heap)
    while True:
        if meetings < heap[0][0]:
            if meetings > until:
                return X, begun, bits
            i, j = EDGES[draws.integers(len(EDGES))]
            X[i] = X[j] = (X[i] + X[j]) / 2
            bits += 2 * DENSE
            meetings += draws.exponential(1 / rate / len(EDGES))
            continue
        time, i, _, g = heapq.heappop(heap)
        if time > until:
            return X, begun, bits
        bits += finished(draws, X, i, eta * g)
        begun += 1
        number += 1
        heapq.heappush(heap, (time + PACE[i], i, f"gradient {number}", gradient(i, X[i])))


def ad_psgd(draws, until):
    """the gradient is ready: mean with a neighbour drawn at random, both take it, then the step (Lian et al. 2018, Algorithm 1)"""
    def finished(draws, X, i, step):
        j = (i + draws.choice([-1, 1])) % N
        X[i] = X[j] = (X[i] + X[j]) / 2
        X[i] = X[i] - step
        return 2 * DENSE
    return computing(draws, until, 0.02, finished)


def agraf(draws, until):
    def finished(draws, X, i, step):
        X[i] = X[i] - step
        return 0
    return computing(draws, until, 0.05, finished, rate=0.3)


def dadao(draws, until):
    """state (x, x', y, y', z, z') of each node as of its last event; a linear flow in between (catalogue of the paper's constants)"""
    laplacian = 2 * np.eye(N) - np.roll(np.eye(N), 1, 1) - np.roll(np.eye(N), -1, 1)
    lambda2 = np.sort(np.linalg.eigvalsh(laplacian))[1]
    rate = 1 / math.sqrt(lambda2)
    chi = 1 / (rate * lambda2)
    nu = MU_LEAST / 2
    root = math.sqrt(nu / LMAX)
    gamma, gamma_, eta, alpha, alpha_ = 1 / (4 * LMAX), 1 / (4 * math.sqrt(LMAX * nu)), root / 8, root / 4, root / 8
    theta, beta, beta_, delta, delta_ = 1 / (2 * root), 0.5, 2 * chi / root, root / 4, 1.0
    flow = np.zeros((6, 6))
    flow[0, [0, 1]] = -eta, eta
    flow[1, [0, 1]] = eta, -eta
    flow[2, [2, 3]] = -alpha, alpha
    flow[3, [1, 2, 4]] = -theta * nu, -theta, -theta
    flow[4, [4, 5]] = -alpha, alpha
    flow[5, [4, 5]] = alpha_, -alpha_
    state, last = np.zeros((N, 6, D)), np.zeros(N)

    def exponential(t):                                    # by scaling and squaring of the series
        halvings = max(0, math.ceil(math.log2(max(np.abs(flow).sum(1).max() * t, 1e-300))) + 4)
        small, term, total = flow * t / 2**halvings, np.eye(6), np.eye(6)
        for k in range(1, 12):
            term = term @ small / k
            total = total + term
        for _ in range(halvings):
            total = total @ total
        return total

    def flown(i, now):
        state[i] = exponential(now - last[i]) @ state[i]
        last[i] = now
        return state[i]

    now, steps, bits = 0.0, 0, 0
    everything = N + rate * len(EDGES)
    while True:
        now += draws.exponential(1 / everything)
        if now > until:
            return state[:, 0], steps, bits
        if draws.random() < N / everything:
            i = draws.integers(N)
            s = flown(i, now)
            g = gradient(i, s[0]) - nu * s[0] - s[3]
            s[0] -= gamma * g
            s[1] -= gamma_ * g
            s[3] += (delta + delta_) * g
            steps += 1
        else:
            i, j = EDGES[draws.integers(len(EDGES))]
            a, b = flown(i, now), flown(j, now)
            m = ((a[2] + a[4]) - (b[2] + b[4])) / 2
            a[4] -= beta * m
            a[5] -= beta_ * m
            b[4] += beta * m
            b[5] += beta_ * m
            bits += 2 * DENSE


def rpd(draws, rounds, blocks=4, most=5, gamma=0.05):
    """one of four blocks, drawn evenly, takes a step by its part of the gradient at a point that is 0 ... most steps old"""
    past = [np.zeros((N, D))]
    for t in range(rounds):
        X = past[t].copy()
        for i in range(N):                                 # a pipeline of its own at each node
            block, late = draws.integers(blocks), draws.integers(most + 1)
            part = slice(block * D // blocks, (block + 1) * D // blocks)
            X[i, part] -= gamma * gradient(i, past[max(0, t - late)][i])[part]
        past.append(X)
    return past[-1], N * rounds / blocks, 0                # of each gradient one part in four


CASES = [
    ("ad_psgd", "ad_psgd(η = 0.02, batch = all) on p over ring(8) for 30.25 s", ad_psgd, 30.25),
    ("agraf", "agraf(η = 0.05, λ = 0.3, batch = all) on p over ring(8) for 30.25 s", agraf, 30.25),
    ("dadao", "dadao() on p over ring(8) for 12.25 s", dadao, 12.25),
    ("rpd", "rpd(S = 4, τ_max = 5, γ = 0.05, batch = all) on p for 25 rounds", rpd, 25),
]


def looked_at(X, steps, bits):
    mean = X.mean(0)
    return [*mean, mean @ mean, ((X - mean) ** 2).sum(1).mean(), steps, bits]


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources")
    with open(os.path.join(folder, "clocks.csv"), "w", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\n")
        out.writerow(["name", "run", "seeds", "means", "errors"])
        for name, run, algorithm, until in CASES:
            all_of = np.array([looked_at(*algorithm(np.random.default_rng([157, seed]), until)) for seed in range(SEEDS)], dtype=float)
            errors = all_of.std(0, ddof=1) / math.sqrt(SEEDS)
            out.writerow([name, run, SEEDS, " ".join(repr(float(v)) for v in all_of.mean(0)), " ".join(f"{v:.4g}" for v in errors)])


if __name__ == "__main__":
    main()
