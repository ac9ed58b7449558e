package org.dflib.jjava.jupyter;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// Is implemented by libraries that prepare a session for their use, and named in
/// `META-INF/services`: installed as soon as the session's class path holds it.
public interface Extension {

    /// Prepares a session.
    void install(BaseKernel kernel);

    /// Undoes it.
    default void uninstall(BaseKernel kernel) {}
}
