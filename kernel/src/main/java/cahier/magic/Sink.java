package cahier.magic;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Takes the results that `%timeit` has no use for: what nobody takes, the optimizing compiler does
/// not compute, and the loop would measure nothing.
///
/// The stores are opaque, so that each one happens and none waits for another.
public final class Sink {
    private static final VarHandle NUMBER = field("number", long.class);
    private static final VarHandle REAL = field("real", double.class);
    private static final VarHandle OBJECT = field("object", Object.class);

    @SuppressWarnings("unused") // is written by its handle
    private static long number;

    @SuppressWarnings("unused") // is written by its handle
    private static double real;

    @SuppressWarnings("unused") // is written by its handle
    private static @Nullable Object object;

    private Sink() {}

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findStaticVarHandle(Sink.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Takes an integer or a character.
    public static void keep(long value) {
        NUMBER.setOpaque(value);
    }

    /// Takes a number with a fraction.
    public static void keep(double value) {
        REAL.setOpaque(value);
    }

    /// Takes a truth value.
    public static void keep(boolean value) {
        NUMBER.setOpaque(value ? 1L : 0L);
    }

    /// Takes an object.
    public static void keep(@Nullable Object value) {
        OBJECT.setOpaque(value);
    }
}
