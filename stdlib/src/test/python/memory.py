"""Independent transcriptions, as those of reference.py, of algorithms with clipping, memory, and personal models."""
import numpy as np

from reference import A, B, D, DENSE, L_I, N, NUMBER, grad, top, top_bits


def clip(V, most):
    return V * np.minimum(1, most / np.maximum(np.linalg.norm(V, axis=1, keepdims=True), 1e-300))


def everywhere(x):
    return np.tile(x, (N, 1))


def clipped_gd(w, clip_at=2.0, gamma=0.05):
    x = np.zeros(D)
    while True:
        yield x
        x = x - gamma * clip(grad(everywhere(x)), clip_at).mean(0)
        w.server(DENSE)


def clip21(w, tau=2.0, gamma=0.05):
    x, G, g = np.zeros(D), np.zeros((N, D)), np.zeros(D)
    while True:
        yield x
        change = clip(grad(everywhere(x)) - G, tau)
        G, g = G + change, g + change.mean(0)
        x = x - gamma * g
        w.server(DENSE)


def clip21_sgd2m(w, beta=0.5, beta_hat=0.25, tau=2.0, gamma=0.05):
    x, V, G, g = np.zeros(D), np.zeros((N, D)), np.zeros((N, D)), np.zeros(D)
    while True:
        yield x
        x = x - gamma * g
        V = (1 - beta) * V + beta * grad(everywhere(x))
        change = clip(V - G, tau)
        G, g = G + beta_hat * change, g + beta_hat * change.mean(0)
        w.server(DENSE)


def clipped_shift(w, most=2.0, nu=0.5, gamma=0.05):
    x, H = np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        change = clip(grad(everywhere(x)) - H, most)
        x = x - gamma * (H + change).mean(0)
        H = H + nu * change
        w.server(DENSE)


def ef_bv(w, lam=0.7, nu=0.9, gamma=0.05):
    x, H = np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        d = top(grad(everywhere(x)) - H, 2)
        x = x - gamma * (H + nu * d).mean(0)
        H = H + lam * d
        w.server(top_bits(2))


def ef21_w(w, gamma=0.05):
    """what node i compresses is the gradient of n w_i f_i, with w_i = L_i/sum L"""
    share = (L_I / L_I.sum())[:, None]
    x = np.zeros(D)
    G = grad(everywhere(x)) / (N * share)
    w.server(DENSE, 0)
    while True:
        yield x
        x = x - gamma * (share * G).sum(0)
        G = G + top(grad(everywhere(x)) / (N * share) - G, 2)
        w.server(top_bits(2))


def byz_ef21_bc(w, gamma=0.05):
    x = copy = np.zeros(D)
    G = grad(everywhere(copy))
    w.server(DENSE, 0)
    while True:
        yield x
        x = x - gamma * G.mean(0)
        copy = copy + top((x - copy)[None], 3)[0]
        G = G + top(grad(everywhere(copy)) - G, 2)
        w.server(top_bits(2), top_bits(3))


def fedspeed(w, lam=0.2, rho=0.1, alpha=0.6, K=3, eta=0.05):
    x, duals = np.zeros(D), np.zeros((N, D))
    while True:
        yield x
        Y = everywhere(x)
        for _ in range(K):
            g1 = grad(Y)
            g2 = grad(Y + rho * g1 / np.linalg.norm(g1, axis=1, keepdims=True))
            Y = Y - eta * ((1 - alpha) * g1 + alpha * g2 - duals + (Y - x) / lam)
        duals = duals - (Y - x) / lam
        x = (Y - lam * duals).mean(0)
        w.server(DENSE)


def normalised(V, alpha):
    return V / (alpha + np.linalg.norm(V, axis=1, keepdims=True))


def norm_ec(w, alpha=1.0, beta=0.5, eta=0.1, local=lambda x: grad(everywhere(x))):
    x, V, v = np.zeros(D), np.zeros((N, D)), np.zeros(D)
    while True:
        yield x
        sent = normalised(local(x) - V, alpha)
        V, v = V + beta * sent, v + beta * sent.mean(0)
        x = x - eta * v / np.linalg.norm(v)
        w.server(DENSE)


def fed_norm_ec(w, K=2, gamma=0.1):
    """K local steps of gamma/K: their map T has (x - T(x))/gamma as the mean of its gradients"""
    def local(x):
        Y = everywhere(x)
        for _ in range(K):
            Y = Y - gamma / K * grad(Y)
        return (x - Y) / gamma
    return norm_ec(w, local=local)


def bias_corrected(w, target=3, alpha=0.5, beta=0.1, eta=0.02):
    x, c = np.zeros(D), np.zeros(D)
    while True:
        yield x
        G = grad(everywhere(x))
        own, everybody = G[target - 1], G.mean(0)
        c = (1 - beta) * c + beta * (everybody - own)
        x = x - eta * ((1 - alpha) * own + alpha * (everybody - c))
        w.server(DENSE, 2 * DENSE)                         # the point, and the mean of the gradients
        w.server(DENSE, 0, clients=1)                      # the target's direction


def fedpvr(w, first=11, K=3, eta=0.02):
    """corrected from coordinate `first` on; of the corrections that part only is sent"""
    part = D - first + 1
    x, own, c = np.zeros(D), np.zeros((N, D)), np.zeros(D)
    late = (np.arange(1, D + 1) >= first).astype(float)
    while True:
        yield x
        Y = everywhere(x)
        for _ in range(K):
            Y = Y - eta * (grad(Y) + late * (c - own))
        new = late * (own - c + (x - Y) / (K * eta))
        c = c + (new - own).mean(0)
        own = new
        x = Y.mean(0)
        w.server(DENSE + part * NUMBER, DENSE + part * NUMBER)


def flix(w, alpha=0.5, gamma=0.2):
    own = B / A
    x = np.zeros(D)
    while True:
        yield alpha * x + (1 - alpha) * own                # each node's own model
        x = x - gamma * (alpha * grad(alpha * x + (1 - alpha) * own)).mean(0)
        w.server(DENSE)


def adgd(w, first=1e-3):
    """at each node by itself: lambda_k = min(sqrt(1 + theta) lambda_(k-1), |dx| / (2 |dg|)), theta_0 infinite"""
    X, before, step, theta = np.zeros((N, D)), None, np.full((N, 1), first), np.full((N, 1), np.inf)

    def size(V):
        return np.linalg.norm(V, axis=1, keepdims=True)

    while True:
        yield X
        G = grad(X)
        if before is not None:
            last = step
            step = np.minimum(np.sqrt(1 + theta) * step, size(X - before[0]) / (2 * size(G - before[1])))
            theta = step / last
        before = X, G
        X = X - step * G


CASES = [
    ("clipped_gd", "clipped_gd(τ = 2, γ = 0.05)", "", clipped_gd),
    ("clip21", "clip21(τ = 2, γ = 0.05)", "", clip21),
    ("clip21_sgd2m", "clip21_sgd2m(β = 0.5, β̂ = 0.25, τ = 2, γ = 0.05)", "", clip21_sgd2m),
    ("clipped_shift", "clipped_shift(λ = 2, ν = 0.5, γ = 0.05)", "", clipped_shift),
    ("ef_bv", "ef_bv(Q = top_k(2), λ = 0.7, ν = 0.9, γ = 0.05)", "", ef_bv),
    ("ef21_w", "ef21_w(C = top_k(2), γ = 0.05)", "", ef21_w),
    ("byz_ef21_bc", "byz_ef21_bc(γ = 0.05, C = top_k(2), C_down = top_k(3), rule = mean)", "", byz_ef21_bc),
    ("fedspeed", "fedspeed(λ = 0.2, ρ = 0.1, α = 0.6, K = 3, η = 0.05, clients = everybody, batch = all)", "", fedspeed),
    ("norm_ec", "norm_ec(η = 0.1)", "", norm_ec),
    ("fed_norm_ec", "fed_norm_ec(K = 2, p = 1, γ = 0.05, η = 0.1)", "", fed_norm_ec),
    ("bias_corrected", "bias_corrected(target = 3, η = 0.02, batch = all)", "", bias_corrected),
    ("fedpvr", "fedpvr(late = 11..20, K = 3, η = 0.02, clients = everybody, batch = all)", "", fedpvr),
    ("flix", "flix(γ = 0.2)", "", flix),
    ("adgd", "adgd(λ_0 = 0.001)", "", adgd),
]
