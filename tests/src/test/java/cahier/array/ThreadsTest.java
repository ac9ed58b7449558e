package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

@Timeout(60)
class ThreadsTest {

    private final int before = Threads.count();

    @AfterEach
    void restore() {
        Threads.count(before);
    }

    @Test
    void coversEveryItemOnce() {
        for (var threads : new int[] {1, 2, 3, 7, 16}) {
            Threads.count(threads);
            for (var items : new int[] {0, 1, 5, 64, 1000}) {
                var visits = new AtomicIntegerArray(1000);
                Threads.split(
                        items,
                        3,
                        (from, to) -> {
                            for (var i = from; i < to; i++) visits.incrementAndGet(i);
                        });
                for (var i = 0; i < 1000; i++) {
                    assertThat(visits.get(i)).isEqualTo(i < items ? 1 : 0);
                }
            }
        }
    }

    @Test
    void usesSeveralThreads() {
        Threads.count(2);
        var other = new AtomicBoolean();
        var caller = Thread.currentThread();
        for (var i = 0; i < 1000 && !other.get(); i++) {
            Threads.split(
                    8,
                    1,
                    (from, to) -> {
                        if (Thread.currentThread() != caller) other.set(true);
                        pause();
                    });
        }
        assertThat(other).isTrue();
    }

    @Test
    void throwsWhatABodyThrows() {
        Threads.count(3);
        var problem = new IllegalStateException("told");
        assertThatThrownBy(
                        () ->
                                Threads.split(
                                        100,
                                        1,
                                        (from, to) -> {
                                            if (to == 100) throw problem;
                                        }))
                .isSameAs(problem);
        var count = new AtomicInteger();
        Threads.split(100, 1, (from, to) -> count.addAndGet(to - from));
        assertThat(count).hasValue(100);
    }

    @Test
    void nestedCallsRunInline() {
        Threads.count(4);
        var inline = new AtomicInteger();
        Threads.split(
                8,
                1,
                (from, to) -> {
                    var outer = Thread.currentThread();
                    Threads.split(
                            10,
                            1,
                            (a, b) -> {
                                if (Thread.currentThread() == outer) inline.addAndGet(b - a);
                            });
                });
        assertThat(inline.get() % 10).isZero();
        assertThat(inline.get()).isPositive();
    }

    @Test
    void stopsWhenTheCallerIsInterrupted() {
        for (var threads : new int[] {1, 3}) {
            Threads.count(threads);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Threads.split(1000, 1, (from, to) -> {}))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void workInPlaceRunsToItsEnd() {
        Threads.count(3);
        var count = new AtomicInteger();
        Thread.currentThread().interrupt();
        Threads.splitWhole(1000, 1, (from, to) -> count.addAndGet(to - from));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(count).hasValue(1000);
    }

    @Test
    void refusesSillyCounts() {
        assertThatThrownBy(() -> Threads.count(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads: count out of range: got 0; expected 1 to 256");
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
