package fopt.runtime.sim;

/// What the server says with jobs, in parcels, while the jobs are on their way or wait; workers who are told the same by one `assign all` share one.
///
/// The variables in which the server says it are those from which a job reads it. A job that starts before anything else was said finds it there: only what
/// would be overwritten is copied to its parcel.
final class Briefs {
    private final Cargo cargo;
    private final Context context;
    private final Parcels parcels;
    /// The parcel whose content the variables hold, none if nobody needs it any more; and whether it has been copied.
    private int shown;
    private boolean packed;

    Briefs(Cargo cargo, Context context, Parcels parcels) {
        this.cargo = cargo;
        this.context = context;
        this.parcels = parcels;
        shown = parcels.none();
    }

    /// The variables are about to hold something else.
    void clear() {
        if (shown != parcels.none() && !packed) {
            parcels.get(shown).take(cargo, context, 0);
        }
        shown = parcels.none();
    }

    /// A parcel with what the variables hold now, held once more: `shared` if that is in it, else one that nobody else holds yet.
    ///
    /// @param shared made since, and packed by [#clear]; or none. Who gets another one holds it no more
    int parcel(int shared, long version, int generation) {
        boolean same = shared != parcels.none() && parcels.get(shared).generation == generation && parcels.get(shared).holds(cargo, context, 0);
        if (same) {
            parcels.hold(shared);
            shown = shared;
            packed = true;
            return shared;
        }
        release(shared);
        int parcel = parcels.next();
        parcels.get(parcel).version = version;
        parcels.get(parcel).generation = generation;
        parcels.hold(parcel);
        shown = parcel;
        packed = false;
        return parcel;
    }

    /// The variables hold what is in a parcel.
    void show(int parcel) {
        if (shown != parcel) {
            clear();
            parcels.get(parcel).leave(cargo, context, 0);
            shown = parcel;
            packed = true;
        }
    }

    /// One holds it no more; none does nothing.
    void release(int parcel) {
        if (parcels.release(parcel) && shown == parcel) {
            shown = parcels.none();
        }
    }
}
