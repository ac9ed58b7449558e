package cahier.engine;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// What an exception tells of itself. One of a user's own class may tell it by code that fails, or
/// answer nothing.
public final class Testimony {
    private static final StackTraceElement[] NO_FRAMES = {};

    private Testimony() {}

    /// Returns the frames of an exception; none where it cannot tell them.
    public static StackTraceElement[] trace(Throwable thrown) {
        StackTraceElement[] trace = asked(thrown::getStackTrace);
        return trace == null ? NO_FRAMES : trace;
    }

    /// Returns what an exception says has caused it; `null` where it cannot tell.
    public static @Nullable Throwable cause(Throwable thrown) {
        return asked(thrown::getCause);
    }

    /// Gives an exception other frames, unless it refuses them.
    static void retrace(Throwable thrown, StackTraceElement[] frames) {
        asked(
                () -> {
                    thrown.setStackTrace(frames);
                    return null;
                });
    }

    private static <T> @Nullable T asked(Supplier<? extends @Nullable T> question) {
        try {
            return question.get();
        } catch (CellInterrupted | OutOfMemoryError passing) {
            throw passing;
        } catch (Exception | Error failure) {
            System.getLogger(Testimony.class.getName())
                    .log(System.Logger.Level.DEBUG, "an exception fails to tell", failure);
            return null;
        }
    }
}
