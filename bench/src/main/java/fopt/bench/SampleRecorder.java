package fopt.bench;

import fopt.runtime.problem.Problem;
import fopt.runtime.problem.Samples;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A problem that notes which samples its stochastic gradients are asked for.
final class SampleRecorder {
    private final Problem original;
    private final List<List<int[]>> drawn = new ArrayList<>();

    SampleRecorder(Problem original) {
        this.original = original;
        for (int i = 0; i < original.nodes(); i++) {
            drawn.add(new ArrayList<>());
        }
    }

    Problem problem() {
        return (Problem) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Problem.class}, (proxy, method, args) -> call(method, args));
    }

    private Object call(Method method, Object[] args) throws Throwable {
        if (method.getName().equals("gradient") && args.length > 5) {
            Samples samples = (Samples) args[3];
            drawn.get((int) args[0]).add(Arrays.copyOf(samples.index, samples.count));
        }
        try {
            return method.invoke(original, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// All rows, with the round as the slowest index, then the node. One gradient a node and round was asked for.
    int[] rows(int rounds, int batch) {
        int n = drawn.size();
        int[] all = new int[rounds * n * batch];
        for (int i = 0; i < n; i++) {
            if (drawn.get(i).size() != rounds) {
                throw new IllegalStateException(drawn.get(i).size() + " gradients at a node in " + rounds + " rounds");
            }
            for (int t = 0; t < rounds; t++) {
                System.arraycopy(drawn.get(i).get(t), 0, all, (t * n + i) * batch, batch);
            }
        }
        return all;
    }
}
