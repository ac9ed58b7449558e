package org.dflib.jjava.jupyter.kernel;

import cahier.display.Display;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Shows display data in the output of the running cell.
public class DisplayStream {

    /// Makes a stream; all lead to the running cell.
    public DisplayStream() {}

    /// Returns whether somebody sees what is shown while the cell runs.
    public boolean isAttached() {
        return Display.outlet().isWatched();
    }

    /// Shows data, under their display id where they have one.
    public void display(DisplayData data) {
        Display.outlet().display(data.bundle(), data.getDisplayId());
    }

    /// Replaces what stands under the data's display id.
    ///
    /// @throws IllegalArgumentException where they have none
    public void updateDisplay(DisplayData data) {
        var id = data.getDisplayId();
        if (id == null) {
            throw new IllegalArgumentException("updateDisplay: the data have no display id");
        }
        updateDisplay(id, data);
    }

    /// Replaces what stands under a display id.
    public void updateDisplay(String id, DisplayData data) {
        Display.outlet().update(data.bundle(), id);
    }
}
