"""What ./fopt run examples/arrays.fopt wrote: python3 examples/arrays.py [fopt-out/arrays]"""
import sys
import numpy as np

folder = sys.argv[1] if len(sys.argv) > 1 else "fopt-out/arrays"
exact, plain = np.load(folder + "/exact.npz"), np.load(folder + "/plain.npz")
distance = np.linalg.norm(plain["iterates"] - exact["x"], axis=1)
for round, gap, d in zip(plain["round"], plain["gap"], distance):
    print(f"round {round:4d}   gap {gap:.3e}   distance to the exact solution {d:.3e}")
