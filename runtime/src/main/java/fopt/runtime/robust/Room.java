package fopt.runtime.robust;

/// An array that grows when more is asked for, and is kept.
final class Room {
    private double[] numbers = {};
    private int[] whole = {};

    double[] numbers(int size) {
        if (numbers.length < size) {
            numbers = new double[size];
        }
        return numbers;
    }

    int[] whole(int size) {
        if (whole.length < size) {
            whole = new int[size];
        }
        return whole;
    }
}
