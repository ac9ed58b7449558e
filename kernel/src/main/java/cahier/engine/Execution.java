package cahier.engine;

import cahier.engine.Compiled.CompiledPart;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/// One run of a cell's statements.
final class Execution {
    private static final MethodType MAIN_TYPE = MethodType.methodType(Object.class);

    private final Compiled compiled;
    private final CompiledPart part;
    private final CellLoader loader;
    private final World world;
    private volatile @Nullable Class<?> wrapper;
    private boolean exhausted;

    Execution(Compiled compiled, CellLoader loader, World world) {
        this.compiled = compiled;
        part = compiled.main();
        this.loader = loader;
        this.world = world;
    }

    Result run() {
        if (part.steps().isEmpty()) {
            return new Result.Nothing();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            world.interrupts().execute();
            TraceCalls.refill();
            Class<?> type = loader.loadClass(part.part().wrapper());
            wrapper = type;
            MethodHandle main = main(type);
            return invoke(main);
        } catch (CellInterrupted e) {
            return new Result.Interrupted();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("wrapper cannot be run", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// Makes a class that has run before ready to run again.
    void rewind() {
        try {
            loader.loadClass(part.part().wrapper()).getField(Mangling.STEP).setInt(null, 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("wrapper has no steps", e);
        }
    }

    /// Makes the lambdas of earlier cells again, which runs nothing of theirs.
    void remake() {
        for (CompiledPart other : compiled.parts().subList(1, compiled.parts().size())) {
            if (other.steps().isEmpty()) {
                continue;
            }
            try {
                Object none = (Object) main(loader.loadClass(other.part().wrapper())).invokeExact();
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException("a lambda cannot be made again", failure);
            }
        }
    }

    /// Finds a wrapper's statements. A method that is invoked once is not worth what reflection
    /// prepares for it.
    private MethodHandle main(Class<?> wrapper) throws ReflectiveOperationException {
        return MethodHandles.publicLookup()
                .findStatic(wrapper, RuntimeNames.main(compiled), MAIN_TYPE);
    }

    private Result invoke(MethodHandle main) {
        Object value;
        try {
            value = (Object) main.invokeExact();
        } catch (Throwable thrown) {
            return failure(thrown);
        }
        if (world.interrupts().isCutShort()) {
            return new Result.Interrupted();
        }
        return part.valueType() == null
                ? new Result.Nothing()
                : new Result.Value(value, part.valueType());
    }

    private Result failure(Throwable thrown) {
        exhausted = Reserve.isExhaustion(thrown);
        if (thrown instanceof CellInterrupted || world.interrupts().isRequested()) {
            return new Result.Interrupted();
        }
        if (thrown instanceof CellExit exit) {
            return new Result.Exited(exit.status());
        }
        if (!exhausted) {
            Traces.clean(thrown, world.labels()); // which needs memory
            if (thrown instanceof StackOverflowError) {
                String label = world.labels().of(part.part().text().cell().label());
                Traces.complete(thrown, label, runningLine());
            }
        }
        return new Result.Thrown(thrown);
    }

    /// Returns whether the statements ended because memory ran out.
    boolean isExhausted() {
        return exhausted;
    }

    /// Returns the index of the fragment that ran last, finished or not.
    int step() {
        Class<?> running = wrapper;
        if (running == null) {
            return -1;
        }
        try {
            return running.getField(Mangling.STEP).getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("wrapper has no steps", e);
        }
    }

    /// Returns the line at which the fragment starts that ran last.
    private int runningLine() {
        int reached = step();
        String source = part.part().text().source();
        return part.steps().stream()
                .filter(fragment -> fragment.index() == reached)
                .mapToInt(fragment -> firstLine(fragment, source))
                .findFirst()
                .orElse(1);
    }

    /// Says which lines of a cell that failed took effect, and which was stopped in its course.
    List<String> effects(String source, Result result) {
        int reached = step();
        var done = new ArrayList<Fragment>();
        var left = new ArrayList<Fragment>();
        var last = new ArrayList<Fragment>();
        for (Fragment fragment : part.steps()) {
            if (fragment.index() < reached) {
                done.add(fragment);
            } else if (fragment.index() > reached) {
                left.add(fragment);
            } else {
                last.add(fragment);
            }
        }
        if (!last.isEmpty()) {
            // what shares a line with it is not told apart
            var lines = Lines.of(last, source);
            done.removeIf(fragment -> lastLine(fragment, source) >= lines.from());
            left.removeIf(fragment -> firstLine(fragment, source) <= lines.to());
        }
        var notices = new ArrayList<String>();
        if (!done.isEmpty()) {
            notices.add(Lines.of(done, source) + " took effect before the failure");
        }
        if (result instanceof Result.Interrupted && !last.isEmpty()) {
            var lines = Lines.of(last, source);
            notices.add(
                    lines
                            + (lines.areOne()
                                    ? " was stopped in its course"
                                    : " were stopped in their course"));
        }
        if (!left.isEmpty()) {
            notices.add(Lines.of(left, source) + " did not run");
        }
        return notices;
    }

    private static int firstLine(Fragment fragment, String source) {
        return Position.of(source, fragment.start()).line();
    }

    private static int lastLine(Fragment fragment, String source) {
        return Position.of(source, Math.max(0, fragment.end() - 1)).line();
    }

    /// The lines of a cell's text from one to another.
    private record Lines(int from, int to) {

        static Lines of(List<Fragment> fragments, String source) {
            return new Lines(
                    firstLine(fragments.getFirst(), source), lastLine(fragments.getLast(), source));
        }

        boolean areOne() {
            return from == to;
        }

        @Override
        public String toString() {
            return areOne() ? "Line " + from : "Lines " + from + "–" + to;
        }
    }
}
