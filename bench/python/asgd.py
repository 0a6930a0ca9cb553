"""W4, W5: asynchronous SGD, one quadratic for all workers, worker i taking ticks[i] nanoseconds for a gradient.

Inputs: a.f64, b.f64 (d): the gradient is a * x - b; ticks.f64 (n).
meta: n, d, rounds (arrivals), step.
"""
import harness  # before NumPy: it sets the number of threads
from heapq import heapify, heappop, heappush, heapreplace

import numpy as np


class Asgd:
    def __init__(self, inputs):
        self.n, self.d, self.rounds, self.step = inputs["n"], inputs["d"], inputs["rounds"], inputs["step"]
        self.a, self.b = inputs.read("a.f64"), inputs.read("b.f64")
        self.ticks = [int(t) for t in inputs.read("ticks.f64")]
        self.variants = dict(replace=self.replace, pushpop=self.pushpop)

    def begin(self):
        """all workers compute at 0"""
        x = np.zeros(self.d)
        G = np.empty((self.n, self.d))
        G[:] = self.a * x - self.b
        heap = [(t, i) for i, t in enumerate(self.ticks)]
        heapify(heap)
        return x, G, heap

    def replace(self, rounds):
        """nothing is allocated for vectors, and an arrival and the next start are one operation on the heap"""
        x, G, heap = self.begin()
        a, b, step, ticks, move = self.a, self.b, self.step, self.ticks, np.empty(self.d)
        multiply, subtract = np.multiply, np.subtract
        for _ in range(rounds):
            t, i = heap[0]
            g = G[i]
            multiply(g, step, out=move)
            subtract(x, move, out=x)
            multiply(a, x, out=g)
            subtract(g, b, out=g)
            heapreplace(heap, (t + ticks[i], i))
        return x

    def pushpop(self, rounds):
        """as one would write it"""
        x, G, heap = self.begin()
        for _ in range(rounds):
            t, i = heappop(heap)
            x -= self.step * G[i]
            G[i] = self.a * x - self.b
            heappush(heap, (t + self.ticks[i], i))
        return x

    def loss(self, x):
        return float(x @ (0.5 * self.a * x - self.b))


if __name__ == "__main__":
    harness.main(Asgd)
