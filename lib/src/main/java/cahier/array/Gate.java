package cahier.array;

/// Chooses between a vector loop and its scalar twin, which has the same bits: the twin until the
/// loop is compiled. Before that a vector is an object, made for each operation, and a scalar loop
/// is many times as fast, even an interpreted one.
final class Gate {

    private static final Kernels SCALAR = ScalarKernels.EXACT;

    /// Kernels of vectors; made once by [Provider], before any gate is asked.
    static final Kernels VECTOR = new VectorKernels();

    private final Probe probe;
    private final int variant;

    /// Written by the prober alone. A thread may see it late, which costs time and no bits.
    private boolean open;

    private boolean known;

    /// @param variant which of the loops behind the probe's method is meant
    Gate(Probe probe, int variant) {
        this.probe = probe;
        this.variant = variant;
    }

    Gate(Probe probe) {
        this(probe, 0);
    }

    /// Returns the gates of a method with a number of loops.
    static Gate[] several(Probe probe, int variants) {
        var gates = new Gate[variants];
        for (var i = 0; i < variants; i++) gates[i] = new Gate(probe, i);
        return gates;
    }

    /// Returns the kernels whose loop is the faster one by now.
    Kernels kernels() {
        return isOpen() ? VECTOR : SCALAR;
    }

    /// Returns whether the vector loop is the faster one by now. The first call has the loop
    /// compiled in the background.
    boolean isOpen() {
        if (!open && !known) {
            known = true;
            Prober.add(this);
        }
        return open;
    }

    /// Calls the vector loop once, on data of its own.
    ///
    /// @return whether that was as quick as it can only be as machine code
    boolean tryOut(int turn) {
        var start = System.nanoTime();
        Rehearsal.call(probe, variant, turn);
        return System.nanoTime() - start < probe.nanos;
    }

    Probe probe() {
        return probe;
    }

    void open() {
        open = true;
    }
}
