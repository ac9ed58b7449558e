package cahier.runner;

/// Asks a run to stop: the cell that runs is interrupted, what was done is saved.
public final class StopSignal {

    private volatile boolean isRaised;

    /// Asks the run to stop; any thread may call it, more than once.
    public void raise() {
        isRaised = true;
    }

    /// Returns whether the run is to stop.
    public boolean isRaised() {
        return isRaised;
    }
}
