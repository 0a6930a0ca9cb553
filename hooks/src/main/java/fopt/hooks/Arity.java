package fopt.hooks;

/// Which counts of arguments a function takes.
record Arity(int least, int most) {
    static final Arity ANY = new Arity(0, Integer.MAX_VALUE);

    boolean takes(int count) {
        return least <= count && count <= most;
    }

    @Override
    public String toString() {
        if (least == most) {
            return least + (least == 1 ? " argument" : " arguments");
        }
        return (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most) + " arguments";
    }
}
