package cahier.array;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Finds where the cache's lines begin in an array. A vector of 16 lanes that lies across two lines
/// is loaded twice, which costs a product's inner loop a tenth of its time.
///
/// Java does not tell where an array lies, but hands the address to a native function that it calls
/// while no collector runs. C's `memset` returns the address that it gets and, asked for no bytes,
/// does nothing else. That is prepared in the background by a program that goes on for a while, and
/// only where native access is granted (`--enable-native-access`). Until then, and where a
/// collector moves the array meanwhile, vectors lie as they happen to: it changes no result.
final class Lines {

    /// Elements of a line: an array must have so many more than are used.
    static final int ROOM = 16;

    /// Calls after which a program goes on for a while.
    private static final int MANY = 256;

    private static final int BYTES = ROOM * Float.BYTES;

    private static int calls;

    /// Written by one thread. Another may see it late, which costs it aligned vectors for a while.
    private static boolean known;

    private Lines() {}

    /// Returns the first element that begins a line, 0 to 15, or 0 if that is not known.
    static int start(float[] buffer) {
        if (known) return (int) (-Address.of(buffer) & BYTES - 1) / Float.BYTES;
        // threads may miss one another's calls, and may pass the number together
        if (calls < MANY && ++calls == MANY && Lines.class.getModule().isNativeAccessEnabled()) {
            Thread.ofPlatform()
                    .daemon()
                    .name("cahier-lines")
                    .inheritInheritableThreadLocals(false)
                    .start(Lines::prepare);
        }
        return 0;
    }

    /// Asks for an address once, if that is possible here; threads ask for them from then on.
    static void prepare() {
        known = Address.ECHO != null;
        if (known) start(new float[ROOM]);
    }

    /// Arrays' addresses; a class of its own, because it takes milliseconds to initialize.
    private static final class Address {

        private static final @Nullable MethodHandle ECHO = echo();

        static long of(float[] array) {
            try {
                return (long) ECHO.invokeExact(MemorySegment.ofArray(array), 0, 0L);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("memset: expected an address", e);
            }
        }

        private static @Nullable MethodHandle echo() {
            try {
                var linker = Linker.nativeLinker();
                var memset = linker.defaultLookup().find("memset");
                var type =
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG);
                var option = Linker.Option.critical(true);
                return memset.isEmpty() ? null : linker.downcallHandle(memset.get(), type, option);
            } catch (UnsupportedOperationException e) {
                // a platform without native calls that take arrays
                return null;
            }
        }
    }
}
