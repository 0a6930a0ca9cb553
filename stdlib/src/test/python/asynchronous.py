"""Independent transcriptions of the algorithms that are driven by events, from the papers' boxes, on a heap of arrivals, in NumPy.

    python3 asynchronous.py            writes ../resources/asynchronous/*.csv, and cases.csv there

The problem is `p` of reference.py; gradients are those of all samples, so that nothing is drawn. Worker i takes i + sqrt(i + 1)/10 seconds for a gradient: no two
arrivals are ever at the same time. Messages take no time. The boxes are loops in which the server waits for the next arrival; what the library writes as handlers
is written here as they are. Rows: time, how often x has changed, bits up, bits down, x; of what happened before that time.
"""
import csv
import heapq
import math
import os

import numpy as np

from reference import A, B, D, DENSE, L, LMAX, N

PACE = [i + math.sqrt(i + 1) / 10 for i in range(1, N + 1)]
TIMES = [10.25, 40.25, 160.25]


def gradient(i, x):
    return A[i] * x - B[i]


class End(Exception):
    pass


class Clock:
    """Workers, and what the server has heard; rows are kept when the time comes."""

    def __init__(self):
        self.heap, self.now, self.number = [], 0.0, 0
        self.up = self.down = self.steps = 0
        self.x, self.rows = np.zeros(D), []
        self.valid = [0] * N                               # the number of each worker's job; others were stopped

    def begin(self, i, work, gradients=1, sent=1):
        """worker i begins now; `work` is what it will have in the end"""
        self.number += 1
        self.valid[i] = self.number
        self.down += sent * DENSE
        heapq.heappush(self.heap, (self.now + gradients * PACE[i], i, self.number, work))

    def wait(self, parts=1):
        """the next arrival: worker, and what it has"""
        while True:
            time, i, number, work = heapq.heappop(self.heap)
            while len(self.rows) < len(TIMES) and TIMES[len(self.rows)] < time:
                self.rows.append([TIMES[len(self.rows)], self.steps, self.up, self.down, *self.x.tolist()])
            if len(self.rows) == len(TIMES):
                raise End
            if self.valid[i] == number:
                self.now = time
                self.up += parts * DENSE
                return i, work

    def step(self, x):
        self.x = x
        self.steps += 1


def minibatch_sgd(c, gamma=1 / (2 * L)):
    while True:
        for i in range(N):
            c.begin(i, gradient(i, c.x))
        c.step(c.x - gamma * np.mean([c.wait()[1] for _ in range(N)], axis=0))


def asgd(c, gamma=1 / (2 * L * N)):
    for i in range(N):
        c.begin(i, gradient(i, c.x))
    while True:
        i, g = c.wait()
        c.step(c.x - gamma * g)
        c.begin(i, gradient(i, c.x))


def delay_adaptive_asgd(c, concurrency=2):
    gamma = 1 / (4 * L * concurrency)
    for i in range(N):
        c.begin(i, (0, gradient(i, c.x)))
    k = 0
    while True:
        i, (began, g) = c.wait()
        delay = k - began
        c.step(c.x - (gamma if delay <= 2 * concurrency else min(gamma, 1 / (4 * L * delay))) * g)
        k += 1
        c.begin(i, (k, gradient(i, c.x)))


def asgrad(c, gamma=0.01, b=3):
    """waiting for b arrivals, then b jobs to the next b workers in order; a worker does its jobs one after the other"""
    for i in range(N):
        c.begin(i, gradient(i, c.x))
    queues, busy, following = [[] for _ in range(N)], [True] * N, 0
    while True:
        batch = []
        while len(batch) < b:
            i, g = c.wait()
            batch.append(g)
            busy[i] = False
            if queues[i]:
                c.begin(i, gradient(i, queues[i].pop(0)), sent=0)
                busy[i] = True
        c.step(c.x - gamma * np.mean(batch, axis=0))
        for _ in range(b):
            j, following = following, (following + 1) % N
            c.down += DENSE
            if busy[j]:
                queues[j].append(c.x)
            else:
                c.begin(j, gradient(j, c.x), sent=0)
                busy[j] = True


def rescaled_asgd(c, gamma=0.005):
    known = {}
    for i in range(N):
        c.begin(i, (0, gradient(i, c.x)))
    while True:
        i, (began, g) = c.wait()
        known[i] = c.now - began
        c.step(c.x - gamma * known[i] / np.mean(list(known.values())) * g)
        c.begin(i, (c.now, gradient(i, c.x)))


def rennala(c, size=5, gamma=1 / (2 * L)):
    for i in range(N):
        c.begin(i, (0, gradient(i, c.x)))
    k, batch = 0, []
    while True:
        i, (began, g) = c.wait()
        if began == k:
            batch.append(g)
        if len(batch) == size:
            c.step(c.x - gamma * np.mean(batch, axis=0))
            k, batch = k + 1, []
        c.begin(i, (k, gradient(i, c.x)))


def malenia(c, S=12, gamma=1 / (2 * L)):
    for i in range(N):
        c.begin(i, (0, gradient(i, c.x)))
    k = 0
    while True:
        sums, counts = np.zeros((N, D)), np.zeros(N)
        while True:
            i, (began, g) = c.wait()
            if began == k:
                sums[i] += g
                counts[i] += 1
            if counts.all() and 1 / np.mean(1 / counts) >= S / N:
                break
            c.begin(i, (k, gradient(i, c.x)))
        c.step(c.x - gamma * np.mean(sums / counts[:, None], axis=0))
        k += 1
        c.begin(i, (k, gradient(i, c.x)))


def ringmaster(c, R=4, gamma=None):
    gamma = 1 / (2 * R * L) if gamma is None else gamma
    began = [0] * N
    for i in range(N):
        c.begin(i, gradient(i, c.x))
    k = 0
    while True:
        i, g = c.wait()
        assert k - began[i] < R
        c.step(c.x - gamma * g)
        k += 1
        for j in [i] + [j for j in range(N) if j != i and k - began[j] >= R]:
            began[j] = k
            c.begin(j, gradient(j, c.x))


def ringleader(c, gamma=1 / (8 * N * LMAX)):
    at = [c.x] * N
    for i in range(N):
        c.begin(i, gradient(i, c.x), sent=0)
    G, b = np.zeros((N, D)), np.zeros(N)
    while True:
        while True:                                        # first phase: until there is something of each worker
            i, g = c.wait()
            G[i] += g
            b[i] += 1
            if b.all():
                break
            c.begin(i, gradient(i, at[i]), sent=0)
        H, h = np.zeros((N, D)), np.zeros(N)
        left = set(range(N))                               # second phase: a step at the next arrival of each worker
        while True:
            c.step(c.x - gamma * np.mean(G / b[:, None], axis=0))
            at[i] = c.x
            c.begin(i, gradient(i, at[i]))
            left.remove(i)
            if not left:
                break
            while True:
                i, g = c.wait()
                if i in left:
                    G[i] += g
                    b[i] += 1
                    break
                H[i] += g
                h[i] += 1
                c.begin(i, gradient(i, at[i]), sent=0)
        G, b = H, h


def fedbuff(c, K=3, M=4, eta=0.02, eta_g=0.8):
    def update(i):
        y = c.x
        for _ in range(K):
            y = y - eta * gradient(i, y)
        return c.x - y

    for i in range(N):
        c.begin(i, update(i), K)
    buffer = []
    while True:
        i, delta = c.wait()
        buffer.append(delta)
        if len(buffer) == M:
            c.step(c.x - eta_g * np.mean(buffer, axis=0))
            buffer = []
        c.begin(i, update(i), K)


def rennala_mvr(c, gamma=0.05, a=0.25, size=4):
    last = c.x
    g = None
    k, batch = 0, []

    def begin(i):
        c.begin(i, (k, gradient(i, c.x), gradient(i, last)), 2, 2)

    for i in range(N):
        begin(i)
    while True:
        i, (began, u, v) = c.wait(2)
        if began == k:
            batch.append((u, v))
        if len(batch) == size:
            new, old = np.mean(batch, axis=0)
            g = new if g is None else new + (1 - a) * (g - old)
            last = c.x
            c.step(c.x - gamma * g)
            k, batch = k + 1, []
        begin(i)


def ringmaster_lmo(c, eta=0.05, alpha=0.2, R=6):
    m = np.zeros(D)
    for i in range(N):
        c.begin(i, (0, gradient(i, c.x)))
    k = 0
    while True:
        i, (began, g) = c.wait()
        if k - began < R:
            m = (1 - alpha) * m + alpha * g
            c.step(c.x - eta * m / np.linalg.norm(m))
            k += 1
        c.begin(i, (k, gradient(i, c.x)))


CASES = [
    ("minibatch_sgd", "minibatch_sgd(batch = all)", minibatch_sgd),
    ("asgd", "asgd(batch = all)", asgd),
    ("delay_adaptive_asgd", "delay_adaptive_asgd(τ_c = 2, batch = all)", delay_adaptive_asgd),
    ("asgrad", "asgrad(γ = 0.01, next = round_robin(3), b = 3, batch = all)", asgrad),
    ("rescaled_asgd", "rescaled_asgd(γ = 0.005, batch = all)", rescaled_asgd),
    ("rennala", "rennala(B = 5, batch = all)", rennala),
    ("malenia", "malenia(S = 12, batch = all)", malenia),
    ("ringmaster", "ringmaster(R = 4, batch = all)", ringmaster),
    ("ringleader", "ringleader(batch = all)", ringleader),
    ("fedbuff", "fedbuff(K = 3, M = 4, η = 0.02, η_g = 0.8, batch = all)", fedbuff),
    ("rennala_mvr", "rennala_mvr(γ = 0.05, a = 0.25, B = 4, batch = all)", rennala_mvr),
    ("ringmaster_lmo", "ringmaster_lmo(η = 0.05, α = 0.2, R = 6, batch = all)", ringmaster_lmo),
]


def main():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "asynchronous")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "cases.csv"), "w", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\n")
        out.writerow(["name", "run"])
        out.writerows([name, run] for name, run, _ in CASES)
    for name, _, algorithm in CASES:
        c = Clock()
        try:
            algorithm(c)
        except End:
            pass
        with open(os.path.join(folder, name + ".csv"), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["time", "steps", "bits_up", "bits_down", *(f"x{k}" for k in range(1, D + 1))])
            out.writerows(c.rows)


if __name__ == "__main__":
    main()
