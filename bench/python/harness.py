"""What the baselines share: reading raw inputs, timing repetitions, answering in JSON.

    python3 dsgd.py DIR [--variant V] [--repetitions R] [--rounds T]     R lines of JSON, then the best
    python3 dsgd.py DIR --serve                                          one line of JSON for every line read: the caller interleaves

Inputs are files of little-endian numbers without a header (`name.f64`, `name.i32`) and `meta.json` with the sizes; the other side wrote them.
CPU seconds are of this process, all threads (compare CPU with CPU: see ../README.md).
"""
import argparse
import json
import os
import sys
import time

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):     # either makes NumPy slower than it is
    os.environ.pop(name, None)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np  # noqa: E402  (after the environment)


class Inputs:
    def __init__(self, directory):
        self.directory = directory
        with open(os.path.join(directory, "meta.json")) as f:
            self.meta = json.load(f)

    def __getitem__(self, key):
        return self.meta[key]

    def read(self, name, *shape):
        types = {"f64": "<f8", "i32": "<i4"}
        a = np.fromfile(os.path.join(self.directory, name), dtype=types[name.rsplit(".", 1)[1]])
        return a.reshape(shape) if shape else a


def write(directory, name, array):
    types = {"f64": "<f8", "i32": "<i4"}
    np.ascontiguousarray(array, dtype=types[name.rsplit(".", 1)[1]]).tofile(os.path.join(directory, name))


def once(workload, variant, rounds):
    cpu, wall = time.process_time(), time.perf_counter()
    x = workload.variants[variant](rounds)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return x, dict(variant=variant, rounds=rounds, cpu=cpu, wall=wall, loss=workload.loss(x), norm=float(np.linalg.norm(x)))


def main(make):
    """make: directory -> workload with `variants` (name -> function of the number of rounds, giving the final mean iterate),
    the first one being the one that was fastest when last measured, `rounds`, and `loss(x)`"""
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--variant")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--serve", action="store_true")
    args = parser.parse_args()
    workload = make(Inputs(args.directory))
    rounds = args.rounds or workload.rounds
    variant = args.variant or next(iter(workload.variants))

    def repetition():
        x, answer = once(workload, variant, rounds)
        write(args.directory, "result.f64", x)                # the final iterate, for comparison
        print(json.dumps(answer), flush=True)
        return answer

    if args.serve:
        print(json.dumps(dict(tool="NumPy", variants=list(workload.variants), numpy=np.__version__, python=sys.version.split()[0])), flush=True)
        for line in sys.stdin:
            variant = line.strip() or variant
            repetition()
    else:
        answers = [repetition() for _ in range(args.repetitions)]
        print(json.dumps(dict(best=min(a["cpu"] for a in answers))), flush=True)
