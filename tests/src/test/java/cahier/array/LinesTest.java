package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

class LinesTest {

    private static final Linker LINKER = Linker.nativeLinker();

    /// Copies nothing and returns where the nothing went.
    private static final MethodHandle MEMMOVE =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("memmove"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.critical(true));

    @BeforeAll
    static void prepare() {
        Lines.prepare();
    }

    @Test
    void theElementBeginsALine() throws Throwable {
        for (var size = 16; size < 60; size++) {
            // arrays of odd sizes lie at all distances from a line
            var array = new float[size];
            long before, after;
            int start;
            do {
                before = address(array);
                start = Lines.start(array);
                after = address(array);
                // a collector may have moved it
            } while (before != after);
            assertThat(start).isBetween(0, 15);
            assertThat((after + 4L * start) % 64).isZero();
        }
    }

    private static long address(float[] array) throws Throwable {
        var here = MemorySegment.ofArray(array);
        return (long) MEMMOVE.invokeExact(here, here, 0L);
    }

    @Test
    void aBufferHasRoomToBeginAtALine() {
        for (var power = 6; power < 20; power++) {
            var buffer = Scratch.take((1 << power) + Lines.ROOM);
            assertThat(buffer).hasSize((1 << power) + 16);
            Scratch.give(buffer);
            var next = Scratch.take((1 << power) + Lines.ROOM + 1);
            assertThat(next.length).isEqualTo((2 << power) + 16);
            Scratch.give(next);
        }
    }

    @Test
    void panelsThatBeginAtALineGiveTheSameBits() {
        var a = Numbers.some(1, 70 * 300);
        var b = Numbers.some(2, 300 * 100);
        var c = new float[70 * 100];
        Gemm.multiply(70, 100, 300, a, 0, 300, false, b, 0, 300, true, c, 0, 100, false);
        for (var i = 0; i < 70; i++) {
            for (var j = 0; j < 100; j++) {
                float first = 0, second = 0;
                for (var p = 0; p < 256; p++) {
                    first = Math.fma(a[i * 300 + p], b[j * 300 + p], first);
                }
                for (var p = 256; p < 300; p++) {
                    second = Math.fma(a[i * 300 + p], b[j * 300 + p], second);
                }
                assertThat(c[i * 100 + j]).isEqualTo(first + second);
            }
        }
    }
}
