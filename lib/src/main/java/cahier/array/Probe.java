package cahier.array;

/// The methods of [Kernels] that have vector loops, the heaviest first.
enum Probe {
    TILE,
    TAPS,
    TAP_DOTS,
    STRIP,
    PACKING_STRIP,
    ROWS,
    DOTS,
    THREE_STRIPS,
    TRANSFORM,
    PANEL,
    MAX_ROW,
    LARGEST,
    GATHER,
    COPY,
    TRANSPOSE,
    UNARY(6_000),
    SLOPE(6_000),
    BINARY,
    WITH_SCALAR,
    SCALAR_WITH,
    SUM,
    DOT,
    DEVIATION,
    MAX,
    COLUMNS,
    NORMALIZE,
    NORMALIZE_GRADIENT,
    ADD_SCALED,
    BLEND,
    SGD,
    MOMENTUM,
    RMSPROP,
    ADAM;

    /// Only a call of [Rehearsal] before the loop is compiled takes longer.
    final long nanos;

    Probe() {
        this(2_500);
    }

    Probe(long nanos) {
        this.nanos = nanos;
    }

    /// Returns whether the loop's scalar twin stays slow, and the JVM's options have the loop
    /// compiled after few calls; the other twins are nearly as good once they are compiled.
    boolean isHeavy() {
        return compareTo(TRANSFORM) < 0;
    }
}
