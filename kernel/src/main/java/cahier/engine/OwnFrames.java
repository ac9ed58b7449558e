package cahier.engine;

import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Shows a cell that walks its stack the frames that the trace of an exception would have there.
final class OwnFrames {
    private final Labels labels;

    /// Whether the frame before was the first of a cell's: what called it runs cells.
    private boolean atMain;

    private boolean atEnd;

    private OwnFrames(Labels labels) {
        this.labels = labels;
    }

    /// Returns what is given to [StackWalker#walk] instead of what the cell gives.
    static <T> Function<Stream<StackFrame>, T> walk(
            Labels labels, Function<? super Stream<StackFrame>, ? extends T> use) {
        return frames -> use.apply(frames.mapMulti(new OwnFrames(labels)::show));
    }

    /// Returns what is given to [StackWalker#forEach] instead of what the cell gives.
    static Consumer<StackFrame> forEach(Labels labels, Consumer<? super StackFrame> use) {
        var own = new OwnFrames(labels);
        return frame -> own.show(frame, use::accept);
    }

    private void show(StackFrame frame, Consumer<StackFrame> next) {
        StackTraceElement[] shown =
                Traces.cleaned(new StackTraceElement[] {frame.toStackTraceElement()}, labels);
        if (atEnd || shown.length == 0) {
            atEnd |= atMain;
            return;
        }
        atMain = Traces.isMain(shown[0]);
        next.accept(new Shown(frame, shown[0]));
    }

    /// A frame by the names that its reader knows.
    private record Shown(StackFrame frame, StackTraceElement element) implements StackFrame {
        @Override
        public String getClassName() {
            return element.getClassName();
        }

        @Override
        public String getMethodName() {
            return element.getMethodName();
        }

        @Override
        public Class<?> getDeclaringClass() {
            return frame.getDeclaringClass();
        }

        @Override
        public MethodType getMethodType() {
            return frame.getMethodType();
        }

        @Override
        public String getDescriptor() {
            return frame.getDescriptor();
        }

        @Override
        public int getByteCodeIndex() {
            return frame.getByteCodeIndex();
        }

        @Override
        public String getFileName() {
            return element.getFileName();
        }

        @Override
        public int getLineNumber() {
            return element.getLineNumber();
        }

        @Override
        public boolean isNativeMethod() {
            return frame.isNativeMethod();
        }

        @Override
        public StackTraceElement toStackTraceElement() {
            return element;
        }

        @Override
        public String toString() {
            return element.toString();
        }
    }
}
