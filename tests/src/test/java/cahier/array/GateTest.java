package cahier.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class GateTest {

    private static final int TURNS = 64;

    @Test
    void isShutAtFirstAndOpensByItself() throws Exception {
        var gate = new Gate(Probe.SUM);
        assertThat(gate.kernels()).isInstanceOf(ScalarKernels.class);
        for (var i = 0; i < 6_000 && !gate.isOpen(); i++) TimeUnit.MILLISECONDS.sleep(10);
        assertThat(gate.kernels()).isInstanceOf(VectorKernels.class);
    }

    /// A call that fails would end the thread that opens the gates.
    @ParameterizedTest
    @EnumSource
    void everyLoopCanBeRehearsed(Probe probe) throws Exception {
        var gates = gates().filter(gate -> gate.probe() == probe).toList();
        assertThat(gates).isNotEmpty();
        for (var gate : gates) {
            for (var turn = 0; turn < TURNS; turn++) {
                var t = turn;
                assertThatCode(() -> gate.tryOut(t)).doesNotThrowAnyException();
            }
        }
    }

    private static Stream<Gate> gates() {
        return Arrays.stream(Gates.class.getDeclaredFields())
                .filter(field -> !Modifier.isPrivate(field.getModifiers()))
                .map(
                        field -> {
                            try {
                                return field.get(null);
                            } catch (IllegalAccessException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .flatMap(value -> value instanceof Gate[] gates ? Stream.of(gates) : one(value));
    }

    private static Stream<Gate> one(Object value) {
        return Stream.of((Gate) value);
    }
}
