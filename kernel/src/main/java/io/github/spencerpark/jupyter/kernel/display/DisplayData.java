package io.github.spencerpark.jupyter.kernel.display;

import org.jspecify.annotations.Nullable;

/// Display data by IJava's name: what every session's `render` returns.
public class DisplayData extends org.dflib.jjava.jupyter.kernel.display.DisplayData {

    /// Holds nothing.
    public static final DisplayData EMPTY = new DisplayData();

    /// Makes one that holds nothing.
    public DisplayData() {}

    /// Makes one that holds plain text.
    public DisplayData(String text) {
        super(text);
    }

    /// Makes a copy.
    public DisplayData(DisplayData other) {
        super(other);
    }

    /// Returns the data, or one that holds nothing in place of `null`.
    public static DisplayData emptyIfNull(@Nullable DisplayData data) {
        return data == null ? EMPTY : data;
    }

    /// Returns data by this name of them.
    static DisplayData of(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
        if (data instanceof DisplayData same) return same;
        var copy = new DisplayData();
        copy.assign(data);
        return copy;
    }
}
