package io.github.spencerpark.jupyter.kernel;

/// Shows display data in the output of the running cell.
public class DisplayStream extends org.dflib.jjava.jupyter.kernel.DisplayStream {

    /// Makes a stream; all lead to the running cell.
    public DisplayStream() {}
}
