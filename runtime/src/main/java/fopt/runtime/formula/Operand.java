package fopt.runtime.formula;

/// Where an instruction finds or puts a value: rows of numbers in one of the arrays of a [Frame].
///
/// @param array [Frame#MEMORY], [Frame#POINT], …
/// @param offset the first number, from where the array begins in the frame; in arrays of samples the first row
/// @param step from one row to the next; 0 if all rows are the same one
/// @param fixed whether a row is a single number, which stands for all columns
public record Operand(int array, int offset, int step, boolean fixed) {
    public static Operand of(int array, int offset, int step) {
        return new Operand(array, offset, step, false);
    }
}
