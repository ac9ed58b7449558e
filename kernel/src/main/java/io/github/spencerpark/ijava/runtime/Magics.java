package io.github.spencerpark.ijava.runtime;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/// Holds `lineMagic` and `cellMagic` by IJava's name; they are inherited, as in [Display].
public class Magics extends BaseNotebookStatics {
    private Magics() {}
}
