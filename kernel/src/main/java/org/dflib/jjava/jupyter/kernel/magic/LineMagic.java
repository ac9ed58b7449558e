package org.dflib.jjava.jupyter.kernel.magic;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// A magic that takes a line.
///
/// @param <T> its value
/// @param <K> the kernel that it is for
@FunctionalInterface
public interface LineMagic<T, K extends BaseKernel> {

    /// Runs it.
    @Nullable T eval(K kernel, List<String> arguments) throws Exception;
}
