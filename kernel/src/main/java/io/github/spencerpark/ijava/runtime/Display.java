package io.github.spencerpark.ijava.runtime;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/// Holds `render`, `display` and `updateDisplay` by IJava's name; they are inherited, so that a
/// cell which imports them once more means the same methods.
public class Display extends BaseNotebookStatics {
    private Display() {}
}
