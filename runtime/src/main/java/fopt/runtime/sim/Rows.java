package fopt.runtime.sim;

import fopt.runtime.Precision;
import fopt.runtime.UserError;
import fopt.runtime.compress.Message;
import fopt.runtime.problem.Samples;
import java.util.Arrays;
import java.util.List;

/// Allocates the storage of a run: everything that it will ever hold, before it starts.
record Rows(int nodes, int edges, int workers, Precision precision) {

    /// With room for that many edges, and some more: a graph that changes has about as many in each round.
    Rows withEdges(int needed) {
        return new Rows(nodes, needed + needed / 4, workers, precision);
    }

    /// Gives what has rows for edges as many rows as there are now. What it held is lost: of a graph that changes nothing stays from round to round.
    void grow(List<Setup.Storage> storage, double[][] numbers, Message[][] messages) {
        for (int k = 0; k < numbers.length; k++) {
            Setup.Storage s = storage.get(k);
            if (s.rows() == Setup.Storage.Rows.EDGES && s.kind() == Setup.Storage.Kind.NUMBERS) {
                numbers[k] = new double[size(s)];
            } else if (s.rows() == Setup.Storage.Rows.EDGES && s.kind() == Setup.Storage.Kind.MESSAGE) {
                messages[k] = slots(s);
            }
        }
    }

    double[][] numbers(List<Setup.Storage> storage) {
        double[][] all = new double[storage.size()][];
        for (int k = 0; k < all.length; k++) {
            Setup.Storage s = storage.get(k);
            if (s.kind() == Setup.Storage.Kind.NUMBERS) {
                all[k] = s.initial() == null ? new double[size(s)] : s.initial();
            }
        }
        return all;
    }

    Message[][] messages(List<Setup.Storage> storage) {
        Message[][] all = new Message[storage.size()][];
        for (int k = 0; k < all.length; k++) {
            Setup.Storage s = storage.get(k);
            if (s.kind() == Setup.Storage.Kind.MESSAGE) {
                all[k] = slots(s);
            }
        }
        return all;
    }

    private Message[] slots(Setup.Storage s) {
        Message[] slots = new Message[count(s.rows())];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Message(precision);
            slots[i].clear(s.length());
        }
        return slots;
    }

    Samples[][] samples(List<Setup.Storage> storage) {
        Samples[][] all = new Samples[storage.size()][];
        for (int k = 0; k < all.length; k++) {
            Setup.Storage s = storage.get(k);
            if (s.kind() == Setup.Storage.Kind.SAMPLES) {
                all[k] = new Samples[count(s.rows())];
                Arrays.setAll(all[k], i -> new Samples());
            }
        }
        return all;
    }

    Cohort[] cohorts(List<Setup.Storage> storage) {
        Cohort[] all = new Cohort[storage.size()];
        for (int k = 0; k < all.length; k++) {
            if (storage.get(k).kind() == Setup.Storage.Kind.COHORT) {
                all[k] = new Cohort(nodes);
            }
        }
        return all;
    }

    private int size(Setup.Storage s) {
        long size = (long) count(s.rows()) * s.stride();
        if (size > Integer.MAX_VALUE - 16) {
            throw new UserError("E602", "variable " + s.name() + " would hold " + size + " numbers (" + count(s.rows()) + " rows of "
                    + s.length() + "); the most is 2^31 - 17: use fewer nodes or a smaller dimension");
        }
        return (int) size;
    }

    private int count(Setup.Storage.Rows rows) {
        return switch (rows) {
            case NODES -> nodes;
            case EDGES -> edges;
            case ONE -> 1;
            case WORKERS -> workers;
            case NONE -> 0;
        };
    }
}
