package io.github.spencerpark.jupyter.kernel.display;

import org.dflib.jjava.jupyter.kernel.display.DisplayDataSource;

/// Makes data that fit both names of them.
public final class IjavaDisplayData implements DisplayDataSource {

    /// Makes the source, for `ServiceLoader`.
    public IjavaDisplayData() {}

    @Override
    public DisplayData make() {
        return new DisplayData();
    }
}
