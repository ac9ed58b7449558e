package org.dflib.jjava.jupyter.kernel.magic;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// A magic that takes a whole cell.
///
/// @param <T> its value
/// @param <K> the kernel that it is for
@FunctionalInterface
public interface CellMagic<T, K extends BaseKernel> {

    /// Runs it.
    @Nullable T eval(K kernel, List<String> arguments, String body) throws Exception;
}
