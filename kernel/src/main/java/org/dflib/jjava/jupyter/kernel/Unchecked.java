package org.dflib.jjava.jupyter.kernel;

import org.jspecify.annotations.Nullable;

/// Calls what may throw anything from a method that declares nothing, as JJava's methods do.
public final class Unchecked {

    private Unchecked() {}

    /// Is what is called.
    @FunctionalInterface
    public interface Call {

        /// Does it.
        @Nullable Object run() throws Exception;
    }

    /// Calls it; what it throws goes on unchanged.
    @SuppressWarnings("unchecked")
    public static <T> T get(Call call) {
        try {
            return (T) call.run();
        } catch (Exception exception) {
            throw Unchecked.<RuntimeException>as(exception);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E as(Exception exception) throws E {
        throw (E) exception;
    }
}
