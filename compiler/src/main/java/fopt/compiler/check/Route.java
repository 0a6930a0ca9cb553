package fopt.compiler.check;

/// The ways on which values are sent.
public enum Route {
    /// node → server
    UP,
    /// server → nodes
    DOWN,
    /// node → its neighbours in W
    PEERS,
    /// node → its neighbours in another graph, or one node → one node
    OTHER
}
