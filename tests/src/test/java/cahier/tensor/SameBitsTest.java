package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.Generator;
import cahier.array.Threads;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Holds operations on many values to the same bits for any number of threads.
class SameBitsTest {

    private final int before = Threads.count();

    record Case(String name, UnaryOperator<Tensor> function) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("where", x -> Tensor.where(x.gt(0), x, x.get(0))),
                new Case("variance", x -> x.variance()),
                new Case("std of rows", x -> x.std(2)),
                new Case("sampleStd of columns", x -> x.sampleStd(0)),
                new Case("norm", x -> x.norm()),
                new Case("norm of a middle axis", x -> x.norm(1)),
                new Case("prod", x -> x.prod(2)),
                new Case("logSumExp", x -> x.logSumExp()),
                new Case("logSumExp of two axes", x -> x.logSumExp(0, 2)),
                new Case("cumsum", x -> x.cumsum(1)),
                new Case("sort", x -> x.sort(2)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threadsDoNotChangeBits(Case operation) {
        var one = run(operation, 1);
        for (var threads : new int[] {2, 3, 7}) {
            assertThat(run(operation, threads)).as("%d threads", threads).isDeepEqualTo(one);
        }
    }

    private static float[][] run(Case operation, int threads) {
        Threads.count(threads);
        var x = Tensor.randn(new Generator(5), 40, 31, 130).withGrad();
        var y = operation.function().apply(x);
        y.backward(Tensor.randn(new Generator(6), y.shape()));
        return new float[][] {y.toArray(), x.grad().toArray()};
    }

    @AfterEach
    void restore() {
        Threads.count(before);
    }
}
