package io.github.spencerpark.jupyter.kernel.display;

/// Renders the values of a type.
///
/// @param <T> the type
@FunctionalInterface
public interface RenderFunction<T>
        extends org.dflib.jjava.jupyter.kernel.display.RenderFunction<T> {

    /// Puts a value's representations into the context.
    void render(T value, RenderContext context);

    @Override
    default void render(T value, org.dflib.jjava.jupyter.kernel.display.RenderContext context) {
        render(value, new RenderContext(context));
    }
}
