package fopt.hooks;

import fopt.runtime.hook.HookFailure;
import fopt.runtime.hook.HookFailure.Reason;
import fopt.runtime.hook.HookSource;
import fopt.runtime.hook.HookValue;
import org.graalvm.polyglot.Value;

/// Takes what a guest's function gives, or says why it cannot.
final class Results {
    private final Guest guest;
    private final HookSource source;
    private final int line;

    Results(Guest guest, HookSource source, int line) {
        this.guest = guest;
        this.source = source;
        this.line = line;
    }

    void read(Value value, HookValue to) {
        switch (to.kind()) {
            case REAL -> to.set(0, real(value));
            case WHOLE -> to.set(0, whole(value));
            case TRUTH -> to.set(0, truth(value));
            case VECTOR -> vector(value, to);
            case MATRIX -> matrix(value, to);
            case NOTHING -> { }
        }
    }

    private double real(Value value) {
        if (!isNumber(value)) {
            throw wrong(Reason.WRONG_TYPE, value, "a number");
        }
        return number(value);
    }

    private double whole(Value value) {
        if (!isNumber(value) || number(value) != Math.rint(number(value)) || Double.isInfinite(number(value))) {
            throw wrong(Reason.WRONG_TYPE, value, "a whole number");
        }
        return number(value);
    }

    private double truth(Value value) {
        if (!value.isBoolean()) {
            throw wrong(Reason.WRONG_TYPE, value, "true or false");
        }
        return value.asBoolean() ? 1 : 0;
    }

    private static boolean isNumber(Value value) {
        return value.isNumber() && !value.isBoolean();
    }

    /// Whole numbers of any length are rounded.
    private static double number(Value value) {
        return value.fitsInDouble() ? value.asDouble() : value.asBigInteger().doubleValue();
    }

    private void vector(Value value, HookValue to) {
        if (guest.readVector(value, to.data(), to.offset(), to.length())) {
            return;
        }
        String wanted = "a vector of " + numbers(to.length());
        count(value, to.length(), wanted);
        for (int i = 0; i < to.length(); i++) {
            to.set(i, element(value.getArrayElement(i), "its entry " + i, wanted));
        }
    }

    private void matrix(Value value, HookValue to) {
        if (guest.readMatrix(value, to.data(), to.offset(), to.rows(), to.columns())) {
            return;
        }
        String wanted = "a matrix of " + to.rows() + " rows with " + numbers(to.columns()) + " each";
        count(value, to.rows(), wanted);
        for (int i = 0; i < to.rows(); i++) {
            Value row = value.getArrayElement(i);
            if (!row.hasArrayElements() || row.isString()) {
                throw failure(Reason.WRONG_TYPE, "its row " + i + " is " + Described.of(row), wanted);
            }
            if (row.getArraySize() != to.columns()) {
                throw failure(Reason.WRONG_SIZE, "its row " + i + " is " + Described.of(row), wanted);
            }
            for (int k = 0; k < to.columns(); k++) {
                to.set(i * to.columns() + k, element(row.getArrayElement(k), "entry " + k + " of its row " + i, wanted));
            }
        }
    }

    private void count(Value value, int length, String wanted) {
        if (!value.hasArrayElements() || value.isString()) {
            throw wrong(Reason.WRONG_TYPE, value, wanted);
        }
        if (value.getArraySize() != length) {
            throw wrong(Reason.WRONG_SIZE, value, wanted);
        }
    }

    private double element(Value value, String which, String wanted) {
        if (!isNumber(value)) {
            throw failure(Reason.WRONG_TYPE, which + " is " + Described.of(value), wanted);
        }
        return number(value);
    }

    private HookFailure wrong(Reason reason, Value value, String wanted) {
        return failure(reason, Described.of(value), wanted);
    }

    private HookFailure failure(Reason reason, String found, String wanted) {
        return new HookFailure(reason, found + ", where " + wanted + " is expected", source.file(), line);
    }

    private static String numbers(int count) {
        return count == 1 ? "1 number" : count + " numbers";
    }
}
