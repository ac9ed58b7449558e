package io.github.spencerpark.jupyter.kernel.magic.registry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A magic that takes a line.
///
/// @param <T> its value
@FunctionalInterface
public interface LineMagicFunction<T> {

    /// Runs it.
    @Nullable T execute(List<String> arguments) throws Exception;
}
