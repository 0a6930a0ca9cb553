"""More transcriptions for reference.py, which writes their cases with its own: baselines that the figures of the papers compare with.

From the papers' boxes, on the quadratic of reference.py, with full gradients: where an algorithm corrects samples (SVRG, SARAH, STORM) it is gradient descent
then, step for step, and its transcription is that.
"""
import math

import numpy as np

from reference import A, B, D, DENSE, GAP, L, LAMBDA_MIN, LMAX, LSAMPLE, LTILDE, MU_LEAST, N, NUMBER, RING, grad, top, top_bits, value


# ---- gossip with compressed messages ---------------------------------------------------------------------------------

def dcd_sgd(w, eta=0.05):
    X = np.zeros((N, D))
    while True:
        yield X
        X = RING @ X - eta * grad(X)                           # nothing is lost by the identity
        w.ring(DENSE)


def deep_squeeze(w, k=4, eta=0.02, gamma=0.3):
    X, E = np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield X
        G = grad(X)
        V = X - eta * G + E
        S = top(V, k)
        E = V - S
        X = X - eta * G + gamma * (RING - np.eye(N)) @ S
        w.ring(top_bits(k))


def lead(w, eta=0.1, gamma=0.5, alpha=0.3):
    X, Z, H, HW = (np.zeros((N, D)) for _ in range(4))
    while True:
        yield X
        G = grad(X)
        S = X - eta * G - eta * Z - H
        Y, YW = H + S, HW + RING @ S                           # each node sums up its neighbours' messages
        H, HW = (1 - alpha) * H + alpha * Y, (1 - alpha) * HW + alpha * YW
        Z = Z + gamma / (2 * eta) * (Y - YW)
        X = X - eta * G - eta * Z
        w.ring(DENSE)


def lessbit(w, eta=0.1, alpha=0.3, theta=1.0):
    X, Z = np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield X
        X = X - eta * (grad(X) + Z)
        Z = Z + theta * (np.eye(N) - RING) @ X                 # with the identity the shift cancels
        w.ring(DENSE)


def motef(w, k=4, gamma=0.1, eta=0.01, lam=1.0):
    X = np.zeros((N, D))
    M = grad(X)
    V, H, G = M.copy(), np.zeros((N, D)), np.zeros((N, D))
    P = RING - np.eye(N)
    while True:
        yield X
        X = X + gamma * P @ H - eta * V
        H = H + top(X - H, k)
        M_new = (1 - lam) * M + lam * grad(X)
        V = V + gamma * P @ G + M_new - M
        M = M_new
        G = G + top(V - G, k)
        w.ring(2 * top_bits(k))


def chebyshev_gossip(w):
    """x_k = T_k(W/λ) v / T_k(1/λ) by the eigenvectors of W; the mean's part, T_k(1/λ), stays"""
    values, vectors = np.linalg.eigh(RING)
    V, lam, k = grad(np.zeros((N, D))), 1 - GAP, 0

    def chebyshev(y):
        return np.where(np.abs(y) <= 1, np.cos(k * np.arccos(np.clip(y, -1, 1))),
                        np.sign(y)**k * np.cosh(k * np.arccosh(np.maximum(np.abs(y), 1))))

    while True:
        yield vectors @ ((chebyshev(values / lam) / chebyshev(np.array(1 / lam)))[:, None] * (vectors.T @ V))
        k += 1
        w.ring(DENSE)


def consensus_control(w, eta=0.05, distance=0.3):
    X = np.zeros((N, D))
    while True:
        yield X
        X = X - eta * grad(X)
        w.server(DENSE + NUMBER, DENSE + NUMBER)
        while ((X - X.mean(0))**2).sum(1).mean() > distance**2:
            X = RING @ X
            w.ring(DENSE)
            w.server(DENSE + NUMBER, DENSE + NUMBER)


def qg_dsgdm(w, eta=0.02, beta=0.9):
    X, M = np.zeros((N, D)), np.zeros((N, D))
    while True:
        yield X
        X_new = RING @ (X - eta * (beta * M + grad(X)))
        X, M = X_new, beta * M + (1 - beta) * (X - X_new) / eta
        w.ring(DENSE)


def dfedsam(w, K=5, rho=0.1, eta=0.01):
    X = np.zeros((N, D))
    while True:
        yield X
        for _ in range(K):
            G = grad(X)
            X = X - eta * grad(X + rho * G / np.linalg.norm(G, axis=1, keepdims=True))
        X = RING @ RING @ X
        w.ring(2 * DENSE)


# ---- a server: moments and signs -------------------------------------------------------------------------------------

def server(step):
    """x changes by step(t, gradient, state)"""
    def run(w):
        x, t, state = np.zeros(D), 0, {}
        while True:
            yield x
            t += 1
            x = x + step(t, grad(x).mean(0), x, state)
            w.server(DENSE)
    return run


def adagrad(t, g, x, s):
    s["v"] = s.get("v", 0) + g * g
    return -0.1 * g / (np.sqrt(s["v"]) + 1)


def rmsprop(t, g, x, s):
    s["v"] = 0.99 * s.get("v", 0) + 0.01 * g * g
    return -0.01 * g / (np.sqrt(s["v"]) + 1)


def adam(t, g, x, s):
    s["m"] = 0.9 * s.get("m", 0) + 0.1 * g
    s["v"] = 0.999 * s.get("v", 0) + 0.001 * g * g
    return -0.01 * (s["m"] / (1 - 0.9**t) / (np.sqrt(s["v"] / (1 - 0.999**t)) + 1) + 0.1 * x)


def amsgrad(t, g, x, s):
    s["m"] = 0.9 * s.get("m", 0) + 0.1 * g
    s["v"] = 0.999 * s.get("v", 0) + 0.001 * g * g
    s["max"] = np.maximum(s.get("max", 0), s["v"])
    return -0.01 * s["m"] / (np.sqrt(s["max"]) + 1)


def signum(t, g, x, s):
    s["m"] = 0.9 * s.get("m", 0) + 0.1 * g
    return -0.1 / (1 + t / 100) * np.sign(s["m"])


def lion(t, g, x, s):
    step = -0.1 / (1 + t / 100) * (np.sign(0.9 * s.get("m", 0) + 0.1 * g) + 0.05 * x)
    s["m"] = 0.99 * s.get("m", 0) + 0.01 * g
    return step


def frank_wolfe(t, g, x, s):
    return 2 / (t + 2) * (-0.3 * np.sign(g) - x)               # a vertex of the box


# ---- a server: corrected samples, which are all samples here ---------------------------------------------------------

def descent(gamma, down=DENSE, up=DENSE, start=0):
    def run(w):
        x = np.zeros(D)
        w.up += N * start
        while True:
            yield x
            x = x - gamma * grad(x).mean(0)
            w.server(up, down)
    return run


# ---- a server: compressed --------------------------------------------------------------------------------------------

def sign_majority(w):
    x, t = np.zeros(D), 0
    while True:
        yield x
        t += 1
        votes = np.where(grad(x) >= 0, 1, -1).sum(0)           # a bit says + or -: 0, and a tie, are +
        x = x - 0.1 / (1 + t / 100) * np.where(votes >= 0, 1, -1)
        w.server(D, D)


def double_squeeze(w, k=4, gamma=0.01):
    x, E, e = np.zeros(D), np.zeros((N, D)), np.zeros(D)
    while True:
        yield x
        P = grad(x) + E
        E = P - top(P, k)
        p = top(P, k).mean(0) + e
        sent = top(p[None], k)[0]
        e = p - sent
        x = x - gamma * sent
        w.server(top_bits(k), top_bits(k))


def ef21_momentum(w, k=2, eta=0.3):
    x = np.zeros(D)
    V = grad(x)
    G = V
    w.up += N * DENSE
    while True:
        yield x
        x = x - min(k / D / (20 * LTILDE), eta / (7 * L)) * G.mean(0)
        V = (1 - eta) * V + eta * grad(x)
        G = G + top(V - G, k)
        w.server(top_bits(k))


def ef21_bc(w, k=2, down=3):
    root = math.sqrt(1 - k / D)
    gamma = down / D / (L + LTILDE * root / (1 - root))
    x = np.zeros(D)
    G = grad(x)
    u = G.mean(0)
    w.server(DENSE, DENSE)
    while True:
        yield x
        x = x - gamma * u
        G = G + top(grad(x) - G, k)
        u = u + top((G.mean(0) - u)[None], down)[0]
        w.server(top_bits(k), top_bits(down))


def ef21_p(w, gamma=0.02, down=3):
    x, y = np.zeros(D), np.zeros(D)
    while True:
        yield x
        x = x - gamma * grad(y).mean(0)                        # with the identity the shift cancels
        y = y + top((x - y)[None], down)[0]
        w.server(DENSE, top_bits(down))


def mcm(w, gamma=0.05, alpha=0.4, down=0.3):
    x = np.zeros(D)
    while True:
        yield x
        x = x - gamma * grad(x).mean(0)                        # the identity loses nothing, whatever is remembered
        w.server(DENSE, DENSE)


def prox(V, gamma):
    return (V + gamma * B) / (1 + gamma * A)


def dane(w, lam=LMAX / 10):
    x = np.zeros(D)
    while True:
        yield x
        G = grad(x)
        x = prox(x + (G - G.mean(0)) / lam, 1 / lam).mean(0)
        w.server(2 * DENSE, 2 * DENSE)


def pfedme(w, lam=LMAX, K=2):
    x = np.zeros(D)
    while True:
        yield x
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            Y = Y - (Y - prox(Y, 1 / lam)) / K
        x = Y.mean(0)
        w.server(DENSE, DENSE)


def newton(w):
    x = np.zeros(D)
    while True:
        yield x
        x = x - grad(x).mean(0) / A.mean(0)
        w.server(D * DENSE + DENSE, DENSE)


# ---- accelerated gossip ----------------------------------------------------------------------------------------------

RATIO = GAP / (1 - LAMBDA_MIN)
LEAST = A.min()                                                # every f_i is as strongly convex as that


def laplacian(w, X):
    w.ring(DENSE)
    return X - RING @ X


def chebyshev(w, X):
    K = max(1, math.floor(1 / math.sqrt(RATIO)))
    a, b = (1 + RATIO) / (1 - RATIO), 2 / ((1 + RATIO) * (1 - LAMBDA_MIN))
    T, Z = [1, a], [X, a * (X - b * laplacian(w, X))]
    for k in range(1, K):
        T.append(2 * a * T[k] - T[k - 1])
        Z.append(2 * a * (Z[k] - b * laplacian(w, Z[k])) - Z[k - 1])
    return X - Z[K] / T[K]


def dual(gossip, eta, beta):
    def run(w):
        U, V = np.zeros((N, D)), np.zeros((N, D))
        X = np.zeros((N, D))
        while True:
            yield X
            X = (U + B) / A                                    # the minimiser of f_i - <u, x>
            V_new = U - eta * gossip(w, X)
            U, V = V_new + beta * (V_new - V), V_new
    return run


def ssda(w):
    s = math.sqrt(RATIO * LEAST / LMAX)
    return dual(laplacian, LEAST / (1 - LAMBDA_MIN), (1 - s) / (1 + s))(w)


def msda(w):
    K = max(1, math.floor(1 / math.sqrt(RATIO)))
    c = ((1 - math.sqrt(RATIO)) / (1 + math.sqrt(RATIO))) ** K
    root = math.sqrt(LMAX / LEAST)
    return dual(chebyshev, LEAST * (1 + c * c) / (1 + c) ** 2, ((1 + c) * root - 1 + c) / ((1 + c) * root + 1 - c))(w)


def papc(gossip, tau, top_eigenvalue):
    def run(w, alpha=MU_LEAST):
        eta = 1 / (4 * tau * LMAX)
        X, F, Y = np.zeros((N, D)), np.zeros((N, D)), np.zeros((N, D))
        while True:
            yield X
            P = tau * X + (1 - tau) * F
            G = grad(P) - alpha * P
            H = (X - eta * (G + Y)) / (1 + eta * alpha)
            Y = Y + gossip(w, H) / (eta * top_eigenvalue)
            X_new = (X - eta * (G + Y)) / (1 + eta * alpha)
            F = P + 2 * tau / (2 - tau) * (X_new - X)
            X = X_new
    return run


def apapc(w):
    return papc(laplacian, min(1, math.sqrt(MU_LEAST / (RATIO * LMAX)) / 2), 1 - LAMBDA_MIN)(w)


def opapc(w):
    return papc(chebyshev, min(1, math.sqrt(19 * MU_LEAST / (15 * LMAX)) / 2), 19 / 15)(w)


def c_gt(w, k=4, alpha=0.5, gamma=0.1, eta=0.01):
    X, HX, HY = np.zeros((N, D)), np.zeros((N, D)), np.zeros((N, D))
    G = grad(X)
    Y = G.copy()
    while True:
        yield X
        QX, QY = top(X - HX, k), top(Y - HY, k)
        X = X - gamma * (np.eye(N) - RING) @ (HX + QX) - eta * Y
        G_new = grad(X)
        Y = Y - gamma * (np.eye(N) - RING) @ (HY + QY) + G_new - G
        G, HX, HY = G_new, HX + alpha * QX, HY + alpha * QY
        w.ring(2 * top_bits(k))


# ---- federated -------------------------------------------------------------------------------------------------------

def local(x, K, step):
    Y = np.tile(x, (N, 1))
    for _ in range(K):
        Y = step(Y)
    return Y


def diloco(w, K=3, eta=0.001, b1=0.9, b2=0.99, eps=1e-8, outer=0.7, beta=0.9):
    x, v = np.zeros(D), np.zeros(D)
    m, s, t = np.zeros((N, D)), np.zeros((N, D)), 0
    while True:
        yield x
        Y = np.tile(x, (N, 1))
        for _ in range(K):
            t += 1
            g = grad(Y)
            m, s = b1 * m + (1 - b1) * g, b2 * s + (1 - b2) * g**2
            Y = Y - eta * m / (1 - b1**t) / (np.sqrt(s / (1 - b2**t)) + eps)
        d = x - Y.mean(0)
        v = beta * v + d
        x = x - outer * (d + beta * v)
        w.server(DENSE, DENSE)


def slowmo(w, K=10, beta=0.5):
    x, u, eta = np.zeros(D), 0, 0.5 / (80 * LMAX)
    while True:
        yield x
        Y = local(x, K, lambda Z: Z - eta * grad(Z))
        u = beta * u + (x - Y).mean(0)
        x = x - u
        w.server(DENSE)


def feddyn(w, K=10):
    lam = LMAX / 10
    x, h, G = np.zeros(D), np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        Y = local(x, K, lambda Z: Z - 1 / (LMAX + lam) * (grad(Z) - G + lam * (Z - x)))
        G = G - lam * (Y - x)
        h = h - lam * (Y - x).mean(0)
        x = Y.mean(0) - h / lam
        w.server(DENSE)


def fedcm(w, K=10, alpha=0.1):
    x, v, eta = np.zeros(D), np.zeros(D), 1 / (80 * LMAX)
    while True:
        yield x
        Y = local(x, K, lambda Z: Z - eta * (alpha * grad(Z) + (1 - alpha) * v))
        v = (x - Y).mean(0) / (eta * K)
        x = x - eta * K * v
        w.server(DENSE, 2 * DENSE)


def fedpaq(w, K=10):
    x = np.zeros(D)
    while True:
        yield x
        x = local(x, K, lambda Z: Z - 1 / (80 * LMAX) * grad(Z)).mean(0)
        w.server(DENSE)


# ---- one node by itself ----------------------------------------------------------------------------------------------

def alone(step):
    """step(t, losses, gradients, X, state): sizes of the nodes' steps, a column"""
    def run(w):
        X, t, state = np.zeros((N, D)), 0, {}
        while True:
            yield X
            t += 1
            G = grad(X)
            X = X - step(t, value(X), (G**2).sum(1, keepdims=True), X, state) * G
    return run


def sps_max(t, v, g, X, s):
    return np.minimum(v / (0.5 * g), 0.2)


def decsps(t, v, g, X, s):
    s["c"], before = math.sqrt(t), s.get("c", 1)
    s["eta"] = np.minimum(v / g, before * s.get("eta", 0.5)) / s["c"]
    return s["eta"]


def ngn(t, v, g, X, s):
    return 0.3 / (1 + 0.3 * g / (2 * v))


def dog(t, v, g, X, s):
    s["r"] = np.maximum(s.get("r", 1e-3), np.linalg.norm(X, axis=1, keepdims=True))
    s["g"] = s.get("g", 0) + g
    return s["r"] / np.sqrt(s["g"])


RING8 = "ring(8)"
CASES = [
    ("dcd_sgd", "dcd_sgd(Q = identity, η = 0.05, batch = all)", RING8, dcd_sgd),
    ("deep_squeeze", "deep_squeeze(C = top_k(4), γ = 0.3, η = 0.02, batch = all)", RING8, deep_squeeze),
    ("lead", "lead(Q = identity, α = 0.3, γ = 0.5, η = 0.1)", RING8, lead),
    ("lessbit", "lessbit(Q = identity, α = 0.3, η = 0.1, θ = 1.0)", RING8, lessbit),
    ("beer", "beer(C = top_k(4), γ = 0.1, η = 0.01)", RING8, motef),
    ("motef", "motef(C = top_k(4), γ = 0.1, η = 0.01, λ = 0.4, batch = all)", RING8, lambda w: motef(w, lam=0.4)),
    ("chebyshev_gossip", "chebyshev_gossip(v = ∇f(x0))", RING8, chebyshev_gossip),
    ("consensus_control", "consensus_control(Γ = 0.3, η = 0.05, batch = all)", RING8, consensus_control),
    ("qg_dsgdm", "qg_dsgdm(η = 0.02, batch = all)", RING8, qg_dsgdm),
    ("dfedsam", "dfedsam(ρ = 0.1, η = 0.01, averages = 2, batch = all)", RING8, dfedsam),
    ("adagrad", "adagrad(ε = 1, batch = all)", "", server(adagrad)),
    ("rmsprop", "rmsprop(ε = 1, batch = all)", "", server(rmsprop)),
    ("adam", "adam(ε = 1, λ = 0.1, batch = all)", "", server(adam)),
    ("amsgrad", "amsgrad(ε = 1, batch = all)", "", server(amsgrad)),
    ("signum", "signum(batch = all)", "", server(signum)),
    ("lion", "lion(λ = 0.05, batch = all)", "", server(lion)),
    ("frank_wolfe", "frank_wolfe(lmo = sign_lmo, radius = 0.3)", "", server(frank_wolfe)),
    ("svrg", "svrg(γ = 0.05, T = 3, batch = all)", "", descent(0.05)),
    ("lsvrg", "lsvrg(γ = 0.05, p = 0.5, batch = all)", "", descent(0.05)),
    ("sarah", "sarah(γ = 0.05, T = 4, batch = all)", "", descent(0.05, 2 * DENSE)),
    ("storm", "storm(γ = 0.05, a = 0.3, batch = all)", "", descent(0.05, 2 * DENSE, 2 * DENSE, DENSE)),
    ("dasha", "dasha(Q = identity, a = 0.3, γ = 0.05)", "", descent(0.05, DENSE, DENSE, DENSE)),
    ("dasha_page", "dasha_page(Q = identity, p = 1, a = 0.3, γ = 0.05)", "", descent(0.05, DENSE, DENSE, DENSE)),
    ("vr_diana", "vr_diana(Q = identity, α = 0.4, γ = 0.05, p = 0.5, batch = all)", "", descent(0.05)),
    ("artemis", "artemis(Q = identity, α = 0.4, γ = 0.05)", "", descent(0.05)),
    ("gdci", "gdci(Q = identity, γ = 0.1, η = 0.5)", "", descent(0.05)),
    ("sign_majority", "sign_majority(batch = all)", "", sign_majority),
    ("double_squeeze", "double_squeeze(C = top_k(4), γ = 0.01)", "", double_squeeze),
    ("ef21_momentum", "ef21_momentum(C = top_k(2), η = 0.3, batch = all)", "", ef21_momentum),
    ("ef21_bc", "ef21_bc(C = top_k(2), C_down = top_k(3))", "", ef21_bc),
    ("ef21_p", "ef21_p(Q = identity, C_down = top_k(3), α = 0.4, γ = 0.02)", "", ef21_p),
    ("mcm", "mcm(Q = identity, α = 0.4, α_down = 0.3, γ = 0.05)", "", mcm),
    ("dane", "dane()", "", dane),
    ("pfedme", "pfedme(K = 2, clients = everybody)", "", pfedme),
    ("newton", "newton()", "", newton),
    ("ssda", "ssda(ν = 1)", RING8, ssda),
    ("msda", "msda(ν = 1)", RING8, msda),
    ("apapc", "apapc()", RING8, apapc),
    ("opapc", "opapc()", RING8, opapc),
    ("c_gt", "c_gt(C = top_k(4), γ = 0.1, η = 0.01)", RING8, c_gt),
    ("diloco", "diloco(K = 3, batch = all)", "", diloco),
    ("slowmo", "slowmo(clients = everybody, batch = all)", "", slowmo),
    ("feddyn", "feddyn(clients = everybody)", "", feddyn),
    ("fedcm", "fedcm(clients = everybody, batch = all)", "", fedcm),
    ("fedpaq", "fedpaq(Q = identity, clients = everybody, batch = all)", "", fedpaq),
    ("sps_max", "sps_max(γ_b = 0.2, batch = all)", "", alone(sps_max)),
    ("decsps", "decsps(γ_b = 0.5, batch = all)", "", alone(decsps)),
    ("ngn", "ngn(γ = 0.3, batch = all)", "", alone(ngn)),
    ("dog", "dog(batch = all)", "", alone(dog)),
]
