package fopt.runtime.problem;

/// A problem whose losses have proximal maps in closed form.
interface WithProx extends Problem {
    /// `out = argmin_u f_i(u) + ‖u − v‖²/(2 step)`. @param out *Modified*
    void lossProx(int node, double[] v, int vo, double step, double[] out, int oo);
}
