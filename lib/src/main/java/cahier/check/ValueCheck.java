package cahier.check;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Compares one value by `equals`.
///
/// @param <T> the type of the value
public final class ValueCheck<T> {

    private final String name;
    private final @Nullable T got;

    ValueCheck(String name, @Nullable T got) {
        this.name = name;
        this.got = got;
    }

    /// Requires a value that equals this one.
    public void is(@Nullable T expected) {
        if (!Objects.deepEquals(got, expected)) {
            throw new CheckFailed(name, text(got), text(expected));
        }
        Check.passed(name, text(got));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Object[] array -> java.util.Arrays.deepToString(array);
            default -> value.toString();
        };
    }
}
