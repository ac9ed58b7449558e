package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A magic that takes a whole cell.
///
/// @param <T> its value
@FunctionalInterface
public interface CellMagicFunction<T> {

    /// Runs it.
    @Nullable T execute(List<String> arguments, String body) throws Exception;
}
