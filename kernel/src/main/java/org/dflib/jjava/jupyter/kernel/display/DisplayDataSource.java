package org.dflib.jjava.jupyter.kernel.display;

import java.util.ServiceLoader;
import java.util.function.Supplier;

/// Makes display data of the class that every kernel's name of it fits, so that a cell may call
/// what `render` returns by the name that it imports. Found by `ServiceLoader`.
public interface DisplayDataSource {

    /// Returns new data that hold nothing.
    DisplayData make();

    /// Makes data by the source that is there.
    static DisplayData create() {
        return Found.SOURCE.get();
    }

    /// The source, looked for when the first value is rendered.
    final class Found {
        private static final Supplier<DisplayData> SOURCE =
                ServiceLoader.load(
                                DisplayDataSource.class, DisplayDataSource.class.getClassLoader())
                        .findFirst()
                        .<Supplier<DisplayData>>map(source -> source::make)
                        .orElse(DisplayData::new);

        private Found() {}
    }
}
