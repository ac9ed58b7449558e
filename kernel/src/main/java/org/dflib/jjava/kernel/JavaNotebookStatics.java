package org.dflib.jjava.kernel;

import cahier.session.Session;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/// Holds one more method that JJava's cells call by its bare name.
public class JavaNotebookStatics extends BaseNotebookStatics {

    /// For classes that add methods to these.
    protected JavaNotebookStatics() {}

    /// Returns the kernel of the cell that runs.
    public static JavaKernel kernel() {
        return JavaKernel.of(Session.current());
    }
}
