package cahier.engine;

import org.jspecify.annotations.Nullable;

/// A name of the session that a declaration mentions.
record Reference(Kind kind, String name) {

    enum Kind {
        TYPE,
        METHOD,
        VARIABLE,
        /// A variable that the declaration assigns to.
        ASSIGNED,
        /// A variable whose value the declaration holds as a constant.
        CONSTANT
    }

    /// Written out, as the next: what a record brings makes classes at run time, in each start.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reference(var ofKind, var named)
                && ofKind == kind
                && named.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.ordinal();
    }
}
