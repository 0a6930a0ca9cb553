package fopt.runtime.problem;

/// The samples of all nodes: rows of features, with a label each, as a formula sees them.
public final class SampleRows {
    final Shard[] shards;
    private final LocalData data;
    private final String form;

    /// @param labels one for each row of the data
    /// @param products how many products with a row the formula has; decides whether rows are better held dense
    public SampleRows(SplitData split, double[] labels, int products) {
        shards = Shard.of(split, labels, 1, Features.of(split, products));
        data = new LocalData(split, labels);
        form = Descriptions.data(split, products);
    }

    private SampleRows(SampleRows like, Shard[] shards) {
        this.shards = shards;
        data = like.data;
        form = like.form + ", wrong labels";
    }

    SampleRows mislabelled() {
        return new SampleRows(this, Shard.mislabelled(shards));
    }

    int columns() {
        return data.columns();
    }

    LocalData data() {
        return data;
    }

    /// Data, size, split, for people.
    String describe() {
        return form;
    }

    /// The most samples that any node likes to have in one block.
    int block() {
        int block = 4;
        for (Shard s : shards) {
            block = Math.max(block, s.block);
        }
        return block;
    }
}
