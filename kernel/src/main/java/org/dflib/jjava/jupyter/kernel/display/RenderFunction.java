package org.dflib.jjava.jupyter.kernel.display;

/// Renders the values of a type.
///
/// @param <T> the type
@FunctionalInterface
public interface RenderFunction<T> {

    /// Puts a value's representations into the context.
    void render(T value, RenderContext context);
}
