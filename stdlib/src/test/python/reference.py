"""Independent transcriptions of the standard library's algorithms, from the papers' boxes, in NumPy.

    python3 reference.py            writes ../resources/reference/*.csv, cases.csv, and ../resources/*.libsvm

Not needed to run the tests: they read the files. All cases are deterministic, on one small problem that is given by a formula:

    f_i(x) = 1/2 sum_c a_ic x_c^2 - b_i . x,    i = 1..8, c = 1..20
    a_ic = 1 + ((7 i + 3 c) mod 11) / 2,        b_ic = ((37 i + 59 c) mod 101 - 50.25) / 16,        x0 = 0

quadratic.libsvm is that problem (plus a constant) as least squares: node i has the 20 rows 20(i-1)+1 .. 20i, row c with the single entry
sqrt(20 a_ic) in column c and the target b_ic sqrt(20 / a_ic). In ill_conditioned.libsvm a_ic is divided by 1 + 25 (c - 1), in
one_ill_conditioned.libsvm it is 1 + (i + c mod 3)/10, and at node 8 it is 1 + 40 (c - 1). interpolated.libsvm has 60 dense rows in 10 columns,
with a point that fits all of them.

Rows of a file: round, node (0: the server, or what all know; else 1..n), bits sent so far (up, down, between nodes), x.
A number has 64 bits, k positions k ceil(log2 d), or d if that is less. Round 0 is after the initialisation.
"""
import csv
import math
import os

import numpy as np

N, D = 8, 20
I, C = np.meshgrid(np.arange(1, N + 1), np.arange(1, D + 1), indexing="ij")
A = 1 + ((7 * I + 3 * C) % 11) / 2
B = ((37 * I + 59 * C) % 101 - 50.25) / 16
L, MU = A.mean(0).max(), A.mean(0).min()
L_I, MU_LEAST = A.max(1), A.min()                            # MU_LEAST: the strong convexity that every node has
LMAX, LTILDE = L_I.max(), math.sqrt((L_I**2).mean())
LSAMPLE = D * LMAX                                         # of one row
NUMBER, INDEX = 64, math.ceil(math.log2(D))

RING = sum(np.roll(np.eye(N), s, 1) for s in (-1, 0, 1)) / 3
EIG = np.sort(np.linalg.eigvalsh(RING))
GAP, LAMBDA_MIN = 1 - max(abs(EIG[0]), abs(EIG[-2])), EIG[0]
NEAR = np.eye(N) + np.eye(N, k=1) + np.eye(N, k=-1)
ONE_WAY = NEAR / NEAR.sum(0)                               # on the path, each node splits evenly what it sends: only columns sum to one


def grad(X):
    """row i: the gradient of f_i at row i of X (or at X, if all are at one point)"""
    return A * X - B


class Wire:
    def __init__(self):
        self.up = self.down = self.peers = 0

    def server(self, up, down=D * NUMBER, clients=N):
        self.up += clients * up
        self.down += clients * down

    def ring(self, bits):
        self.peers += 2 * N * bits

    def path(self, bits):
        self.peers += 2 * (N - 1) * bits


def top(V, k):
    """the k largest entries of every row by absolute value"""
    out = np.zeros_like(V)
    for v, o in zip(V, out):
        keep = np.argsort(-np.abs(v), kind="stable")[:k]
        o[keep] = v[keep]
    return out


def top_bits(k):
    return k * NUMBER + min(k * INDEX, D)                   # positions, or a bitmap where that is shorter


DENSE = D * NUMBER


def choco_step(delta):
    beta = 1 - LAMBDA_MIN
    return GAP**2 * delta / (16 * GAP + GAP**2 + 4 * beta**2 + 2 * GAP * beta**2 - 8 * GAP * delta)


# ---- gossip ----------------------------------------------------------------------------------------------------------

def exact_gossip(w):
    X = grad(np.zeros((N, D)))
    while True:
        yield X
        X = RING @ X
        w.ring(DENSE)


def choco_gossip(w, k=2, gamma=None):
    gamma = choco_step(k / D) if gamma is None else gamma
    X, H = grad(np.zeros((N, D))), np.zeros((N, D))
    while True:
        yield X
        H = H + top(X - H, k)
        X = X + gamma * (RING @ H - H)
        w.ring(top_bits(k))


def push_sum(w):
    X, s = grad(np.zeros((N, D))), np.ones((N, 1))
    while True:
        yield X / s
        X, s = ONE_WAY @ X, ONE_WAY @ s
        w.path(DENSE + NUMBER)


def push_sum_sgd(w, eta=0.05):
    X, s = np.zeros((N, D)), np.ones((N, 1))
    while True:
        yield X / s
        X = X - eta * grad(X / s)
        X, s = ONE_WAY @ X, ONE_WAY @ s
        w.path(DENSE + NUMBER)


def dsgd(w, eta=lambda t: 1 / LSAMPLE):
    X, t = np.zeros((N, D)), 0
    while True:
        yield X
        t += 1
        X = RING @ (X - eta(t) * grad(X))
        w.ring(DENSE)


def dsgd_combine_first(w, eta=(1 + LAMBDA_MIN) / (2 * LSAMPLE)):
    X = np.zeros((N, D))
    while True:
        yield X
        X = RING @ X - eta * grad(X)
        w.ring(DENSE)


def local_gossip_sgd(w, K=5):
    X = np.zeros((N, D))
    while True:
        yield X
        for _ in range(K):
            X = X - 1 / (K * LSAMPLE) * grad(X)
        X = RING @ X
        w.ring(DENSE)


def periodic_gossip_sgd(w, H=4):
    X, t = np.zeros((N, D)), 0
    while True:
        yield X
        t += 1
        X = X - 1 / (H * LSAMPLE) * grad(X)
        if t % H == 0:
            X = RING @ X
            w.ring(DENSE)


def choco_sgd(w, k=2, gamma=0.2):
    X, H, t = np.zeros((N, D)), np.zeros((N, D)), 0
    while True:
        yield X
        t += 1
        X = X - 0.1 / (1 + t / 20) * grad(X)
        H = H + top(X - H, k)
        X = X + gamma * (RING @ H - H)
        w.ring(top_bits(k))


def relay_sgd(w, eta=0.02):
    """RelaySGD on the path 1 - 2 - ... - n, messages by (from, to)"""
    X = np.zeros((N, D))
    near = [[j for j in (i - 1, i + 1) if 0 <= j < N] for i in range(N)]
    m = {(j, i): (np.zeros(D), 0) for i in range(N) for j in near[i]}
    while True:
        yield X
        half = X - eta * grad(X)
        sent = {}
        for i in range(N):
            for j in near[i]:
                others = [m[k, i] for k in near[i] if k != j]
                sent[i, j] = half[i] + sum(v for v, _ in others), 1 + sum(c for _, c in others)
        m = sent
        X = np.empty((N, D))
        for i in range(N):
            v, c = sum(m[j, i][0] for j in near[i]), sum(m[j, i][1] for j in near[i])
            X[i] = (half[i] + v + (N - 1 - c) * np.zeros(D)) / N
        w.path(DENSE + NUMBER)


def relay_sgd_grad(w, gamma=0.02):
    """every gradient reaches every node once: x_i(t) = -gamma/N sum_j (g_j(0) + ... + g_j(t - max(dist(i, j), 1)))"""
    late = np.maximum(np.abs(I[:, :1] - I[:, :1].T) - 1, 0)
    X, past = np.zeros((N, D)), []
    while True:
        yield X
        past.append(grad(X))
        X = X - gamma / N * np.array([sum(past[-1 - late[i, j]][j] for j in range(N) if late[i, j] < len(past)) for i in range(N)])
        w.path(DENSE)


def choco_momentum(w, beta=0.9, k=2, gamma=0.2):
    X, V, H = np.zeros((N, D)), np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield X
        V = beta * V + grad(X)
        X = X - 0.005 * V
        H = H + top(X - H, k)
        X = X + gamma * (RING @ H - H)
        w.ring(top_bits(k))


# ---- tracking --------------------------------------------------------------------------------------------------------

def tracking(w, step, x_line, y_line):
    X = np.zeros((N, D))
    G = grad(X)
    Y = G
    while True:
        yield X
        X = x_line(X, step * Y)
        G, old = grad(X), G
        Y = y_line(Y, G - old)
        w.ring(2 * DENSE)


def gradient_tracking(w):
    return tracking(w, 1 / (10 * LMAX), lambda X, S: RING @ (X - S), lambda Y, dG: RING @ Y + dG)


def atc_gradient_tracking(w):
    return tracking(w, 1 / (10 * LMAX), lambda X, S: RING @ (X - S), lambda Y, dG: RING @ (Y + dG))


def diging(w):
    return tracking(w, 1 / (20 * LMAX), lambda X, S: RING @ X - S, lambda Y, dG: RING @ Y + dG)


def k_gt(w, K=5, eta_s=1 / 2):
    eta_c = 1 / (10 * K * eta_s * LMAX)
    X = np.zeros((N, D))
    c = grad(X).mean(0) - grad(X)
    w.server(DENSE)
    while True:
        yield X
        Y = X
        for _ in range(K):
            Y = Y - eta_c * (grad(Y) + c)
        Z = (X - Y) / (K * eta_c)
        c = c - Z + RING @ Z
        X = RING @ (X - K * eta_c * eta_s * Z)
        w.ring(2 * DENSE)


def extra(w):
    """x1 = W x0 - a g0;  x_{k+2} = (I + W) x_{k+1} - (I + W)/2 x_k - a (g_{k+1} - g_k)"""
    alpha, M = (1 + LAMBDA_MIN) / (2 * LMAX), (np.eye(N) + RING) / 2
    old = np.zeros((N, D))
    yield old
    X = RING @ old - alpha * grad(old)
    w.ring(DENSE)
    while True:
        yield X
        X, old = X + RING @ X - M @ old - alpha * (grad(X) - grad(old)), X
        w.ring(DENSE)


def two_step(w, M, eta):
    """x1 = M (x0 - eta g0)  or  x1 = x0 - eta g0 (see callers);  x_{k+1} = M (2 x_k - x_{k-1} - eta (g_k - g_{k-1}))"""
    old, X = yield
    while True:
        yield X
        X, old = M @ (2 * X - old - eta * (grad(X) - grad(old))), X
        w.ring(DENSE)


def nids(w):
    """its x after round k is x^{k+1}; x^1 = x^0 - a g^0 is local, before the first round"""
    x0 = np.zeros((N, D))
    run = two_step(w, (np.eye(N) + RING) / 2, 1 / LMAX)
    next(run)
    yield run.send((x0, x0 - grad(x0) / LMAX))
    yield from run


def d2(w, M=(np.eye(N) + RING) / 2, eta=1 / (2 * LSAMPLE)):
    x0 = np.zeros((N, D))
    yield x0
    run = two_step(w, M, eta)
    next(run)
    w.ring(DENSE)
    yield run.send((x0, M @ (x0 - eta * grad(x0))))
    yield from run


def exact_diffusion(w):
    return d2(w, eta=1 / LMAX)                              # the mixing of exact diffusion is (I + W)/2


# ---- single ----------------------------------------------------------------------------------------------------------

def gd(w):
    x = np.zeros(D)
    while True:
        yield x
        x = x - grad(x).mean(0) / L
        w.server(DENSE)


# ---- delays ------------------------------------------------------------------------------------------------------------

def delayed_sgd(w, tau=3, gamma=0.02):
    """x(t+1) = x(t) - gamma g(t - tau)"""
    points = [np.zeros(D)]
    while True:
        yield points[-1]
        points.append(points[-1] - gamma * grad(points[max(0, len(points) - 1 - tau)]).mean(0))
        w.server(DENSE)


def pipedream(w, S=4, gamma=0.05):
    """One forward, one backward: at stage s (from 1), minibatch m goes forward in slot 2m + s, with the weights that are there, and backward in slot 2m + 2S - s + 1, with
    the same. Each node is a pipeline of its own, with all of its data in each minibatch."""
    last = ROUNDS[-1]
    stages = np.split(np.arange(D), S)
    slots = sorted([(2 * m + s, s, m, "forward") for m in range(1, last + 1) for s in range(1, S + 1)]
                   + [(2 * m + 2 * S - s + 1, s, m, "backward") for m in range(1, last + 1) for s in range(1, S + 1)])
    weights, stash = np.zeros((N, D)), {m: np.zeros((N, D)) for m in range(last + 1)}
    after = np.zeros((last + 1, N, D))                     # the weights of each stage when it has done a minibatch
    for _, s, m, way in slots:
        part = stages[s - 1]
        if way == "forward":
            stash[m][:, part] = weights[:, part]
        else:                                              # all stages have gone forward with m by now
            weights[:, part] -= gamma * grad(stash[m])[:, part]
            after[m][:, part] = weights[:, part]
    yield from after


def heavy_ball(w):
    s, m = math.sqrt(L), math.sqrt(MU)
    x = old = np.zeros(D)
    while True:
        yield x
        x, old = x - 4 / (s + m)**2 * grad(x).mean(0) + ((s - m) / (s + m))**2 * (x - old), x
        w.server(DENSE)


def nesterov(w):
    beta = (math.sqrt(L) - math.sqrt(MU)) / (math.sqrt(L) + math.sqrt(MU))
    x = y = np.zeros(D)
    while True:
        yield x
        x, old = y - grad(y).mean(0) / L, x
        y = x + beta * (x - old)
        w.server(DENSE)


# ---- compression -----------------------------------------------------------------------------------------------------

def dcgd(w, k=5, gamma=0.05):
    x = np.zeros(D)
    while True:
        yield x
        x = x - gamma * top(grad(x), k).mean(0)
        w.server(top_bits(k))


def error_feedback(w, compressor, bits, gamma):
    x, E = np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        P = gamma * grad(x) + E
        S = compressor(P)
        x, E = x - S.mean(0), P - S
        w.server(bits)


def ef14(w, k=2):
    return error_feedback(w, lambda P: top(P, k), top_bits(k), k / D / (20 * LMAX))


def ef_signsgd(w):
    return error_feedback(w, lambda P: np.abs(P).mean(1, keepdims=True) * np.sign(P), D + NUMBER, 0.01)


def ef21(w, k=2):
    delta = k / D
    gamma = 1 / (L + LTILDE * math.sqrt(1 - delta) / (1 - math.sqrt(1 - delta)))
    x = np.zeros(D)
    G = grad(x)
    w.up += N * DENSE
    while True:
        yield x
        x = x - gamma * G.mean(0)
        G = G + top(grad(x) - G, k)
        w.server(top_bits(k))


def econtrol(w, k=2):
    delta = k / D
    eta = delta / (3 * math.sqrt(1 - delta) * (1 + math.sqrt(1 - delta)))
    x, h = np.zeros(D), np.zeros(D)
    E, H = np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield x
        G = grad(x)
        S = top(G - H - eta * E, k)
        E = E + S + H - G
        H = H + S
        x, h = x - delta / (20 * LMAX) * (h + S.mean(0)), h + S.mean(0)
        w.server(top_bits(k))


# ---- federated -------------------------------------------------------------------------------------------------------

def fedavg(w, K=10, prox=0.0):
    x = np.zeros(D)
    while True:
        yield x
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            Y = Y - 1 / (8 * K * (LMAX + prox)) * (grad(Y) + prox * (Y - x))
        x = Y.mean(0)
        w.server(DENSE)


def fedprox(w):
    return fedavg(w, 10, 0.1)


def scaffold(w, K=5, eta=0.02):
    x, c, Ci = np.zeros(D), np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            Y = Y - eta * (grad(Y) - Ci + c)
        new = Ci - c + (x - Y) / (K * eta)
        x, c, Ci = x + (Y - x).mean(0), c + (new - Ci).mean(0), new
        w.server(2 * DENSE, 2 * DENSE)


def scaffnew(w):
    """with p = 1: every round averages"""
    gamma, x, h = 1 / LMAX, np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield x
        hat = x - gamma * (grad(x) - h)
        x = np.tile((hat - gamma * h).mean(0), (N, 1))
        h = h + (x - hat) / gamma
        w.server(DENSE)


def fednova(w):
    steps = 2 + np.arange(1, N + 1) % 7
    eta, x = 1 / (8 * steps.max() * LMAX), np.zeros(D)
    while True:
        yield x
        normalised = np.empty((N, D))
        for i in range(N):
            y = x
            for _ in range(steps[i]):
                y = y - eta * (A[i] * y - B[i])
            normalised[i] = (y - x) / steps[i]
        x = x + steps.mean() * normalised.mean(0)
        w.server(DENSE)                                     # shares and numbers of steps are known to the server


def fedadam(w, K=10):
    x, m, v = np.zeros(D), np.zeros(D), np.zeros(D)
    while True:
        yield x
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            Y = Y - 1 / (8 * K * LMAX) * grad(Y)
        delta = (Y - x).mean(0)
        m = 0.9 * m + 0.1 * delta
        v = 0.99 * v + (1 - 0.99) * delta**2
        x = x + 0.01 * m / (np.sqrt(v) + 1e-3)
        w.server(DENSE)


def mime_adam(w, K=10):
    x, m, v = np.zeros(D), np.zeros(D), np.zeros(D)
    while True:
        yield x
        c = grad(x).mean(0)
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            Y = Y - 0.01 / K * (0.9 * m + (1 - 0.9) * (grad(Y) - grad(x) + c)) / (np.sqrt(v) + 1e-3)
        x, m, v = Y.mean(0), 0.9 * m + (1 - 0.9) * c, 0.99 * v + (1 - 0.99) * c**2
        w.server(2 * DENSE, 4 * DENSE)                      # gradient and point up; x, m, v and then the mean gradient down


# ---- every node by itself --------------------------------------------------------------------------------------------

def value(X):
    """row i: f_i at row i of X; least squares add the constant that makes 0 the least value"""
    return (A * (X - B / A) ** 2).sum(1, keepdims=True) / 2


def adasps(w):
    X, eta, s = np.zeros((N, D)), np.inf, 0
    first = value(X)
    while True:
        yield X
        G, v = grad(X), value(X)
        s = s + v
        eta = np.minimum(eta, v / ((G**2).sum(1, keepdims=True) * np.sqrt(s / first)))
        X = X - eta * G


def prox_momentum_sgd(w, beta=0.1):
    X = np.zeros((N, D))
    M = grad(X)
    while True:
        yield X
        M = (1 - beta) * M + beta * grad(X)
        X = X - beta / (2 * L) * M


# name, as written in a program, graph, transcription
RING8, PATH8, PATH8_ONE_WAY = "ring(8)", "path(8)", "directed(path(8))"
CASES = [
    ("delayed_sgd", "delayed_sgd(τ = 3, γ = 0.02, batch = all)", "", delayed_sgd),
    ("pipedream", "pipedream(S = 4, γ = 0.05, batch = all)", "", pipedream),
    ("exact_gossip", "exact_gossip(v = ∇f(x0))", RING8, exact_gossip),
    ("choco_gossip", "choco_gossip(v = ∇f(x0), Q = top_k(2))", RING8, choco_gossip),
    ("push_sum", "push_sum(v = ∇f(x0))", PATH8_ONE_WAY, push_sum),
    ("push_sum_sgd", "push_sum_sgd(η = 0.05, batch = all)", PATH8_ONE_WAY, push_sum_sgd),
    ("dsgd", "dsgd(batch = all)", RING8, dsgd),
    ("dsgd_decay", "dsgd(η = decay(0.1, 20), batch = all)", RING8, lambda w: dsgd(w, lambda t: 0.1 / (1 + t / 20))),
    ("dsgd_combine_first", "dsgd_combine_first(batch = all)", RING8, dsgd_combine_first),
    ("local_gossip_sgd", "local_gossip_sgd(K = 5, batch = all)", RING8, local_gossip_sgd),
    ("periodic_gossip_sgd", "periodic_gossip_sgd(H = 4, batch = all)", RING8, periodic_gossip_sgd),
    ("choco_sgd", "choco_sgd(η = decay(0.1, 20), Q = top_k(2), γ = 0.2, batch = all)", RING8, choco_sgd),
    ("relay_sgd", "relay_sgd(η = 0.02, batch = all)", PATH8, relay_sgd),
    ("relay_sgd_grad", "relay_sgd_grad(η = 0.02, batch = all)", PATH8, relay_sgd_grad),
    ("choco_momentum", "choco_momentum(η = 0.005, Q = top_k(2), γ = 0.2, batch = all)", RING8, choco_momentum),
    ("gradient_tracking", "gradient_tracking()", RING8, gradient_tracking),
    ("atc_gradient_tracking", "atc_gradient_tracking()", RING8, atc_gradient_tracking),
    ("diging", "diging()", RING8, diging),
    ("extra", "extra()", RING8, extra),
    ("nids", "nids()", RING8, nids),
    ("d2", "d2(batch = all)", "lazy(ring(8))", d2),
    ("exact_diffusion", "exact_diffusion()", RING8, exact_diffusion),
    ("k_gt", "k_gt()", RING8, k_gt),
    ("gd", "gd()", "", gd),
    ("heavy_ball", "heavy_ball()", "", heavy_ball),
    ("nesterov", "nesterov()", "", nesterov),
    ("dcgd", "dcgd(Q = top_k(5), γ = 0.05)", "", dcgd),
    ("ef14", "ef14(C = top_k(2))", "", ef14),
    ("ef_signsgd", "ef_signsgd(γ = 0.01, batch = all)", "", ef_signsgd),
    ("ef21", "ef21(C = top_k(2))", "", ef21),
    ("econtrol", "econtrol(C = top_k(2))", "", econtrol),
    ("fedavg", "fedavg(clients = everybody, batch = all)", "", fedavg),
    ("fedprox", "fedprox(clients = everybody, batch = all)", "", fedprox),
    ("scaffold", "scaffold(K = 5, η = 0.02, clients = everybody, batch = all)", "", scaffold),
    ("scaffnew", "scaffnew(p = 1)", "", scaffnew),
    ("fednova", "fednova(clients = everybody, batch = all)", "", fednova),
    ("fedadam", "fedadam(clients = everybody, batch = all)", "", fedadam),
    ("mime_adam", "mime_adam(clients = everybody, batch = all)", "", mime_adam),
    ("adasps", "adasps(batch = all)", "", adasps),
    ("prox_momentum_sgd", "prox_momentum_sgd(batch = all)", "", prox_momentum_sgd),
]
ROUNDS = [0, 1, 2, 5, 20, 60]


def rows(algorithm):
    wire = Wire()
    for t, x in zip(range(ROUNDS[-1] + 1), algorithm(wire)):
        if t in ROUNDS:
            for node, row in ([(0, x)] if x.ndim == 1 else enumerate(x, 1)):
                yield [t, node, wire.up, wire.down, wire.peers, *map(repr, map(float, row))]


def libsvm(path, curvature):
    with open(path, "w") as f:
        for a, b in zip(curvature, B):
            for c in range(D):
                print(f"{float(b[c] * math.sqrt(D / a[c]))!r} {c + 1}:{math.sqrt(D * a[c])!r}", file=f)


def interpolated(path):
    star = [(5 * c % 7 - 3) / 2 for c in range(1, 11)]
    with open(path, "w") as f:
        for k in range(1, 61):
            a = [((13 * k * k + 29 * k * c + 7 * c * c) % 31 - 15) / 15 for c in range(1, 11)]
            print(sum(u * v for u, v in zip(a, star)), *(f"{c}:{u}" for c, u in enumerate(a, 1)), file=f)


def main():
    from baselines import CASES as baselines
    from memory import CASES as memory

    cases = CASES + baselines + memory
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "reference")
    os.makedirs(folder, exist_ok=True)
    libsvm(os.path.join(folder, "..", "quadratic.libsvm"), A)
    libsvm(os.path.join(folder, "..", "ill_conditioned.libsvm"), A / (1 + 25 * (C - 1)))
    libsvm(os.path.join(folder, "..", "one_ill_conditioned.libsvm"), np.where(I == N, 1 + 40 * (C - 1), 1 + (I + C) % 3 / 10))
    interpolated(os.path.join(folder, "..", "interpolated.libsvm"))
    with open(os.path.join(folder, "cases.csv"), "w", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\n")
        out.writerow(["name", "run", "graph"])
        out.writerows([name, written, graph] for name, written, graph, _ in cases)
    for name, _, _, algorithm in cases:
        with open(os.path.join(folder, name + ".csv"), "w", newline="") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["round", "node", "bits_up", "bits_down", "bits_peers", *(f"x{c}" for c in range(1, D + 1))])
            out.writerows(rows(algorithm))


if __name__ == "__main__":
    main()
