package io.github.spencerpark.ijava;

import cahier.session.Session;

/// Gives cells the kernel by IJava's name.
public final class IJava {

    private IJava() {}

    /// Returns the kernel of the cell that runs.
    ///
    /// @throws IllegalStateException on a thread that no cell started
    public static JavaKernel getKernelInstance() {
        return new JavaKernel(Session.current());
    }
}
