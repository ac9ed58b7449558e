package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.Generator;
import cahier.array.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Holds the gradient of every operation against differences.
class DerivativeTest {

    record Case(String name, Function<Tensor[], Tensor> function, Tensor... inputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientIsTheLimitOfDifferences(Case operation) {
        Gradients.check(operation.function(), operation.inputs());
    }

    /// A new operation must get a case here.
    @Test
    void everyOperationHasACase() {
        var met = new HashSet<Class<?>>();
        cases().forEach(
                        operation -> {
                            var leaves =
                                    Arrays.stream(operation.inputs())
                                            .map(x -> x.copy().withGrad())
                                            .toArray(Tensor[]::new);
                            collect(operation.function().apply(leaves), met);
                        });
        assertThat(records(Operation.class)).allMatch(met::contains);
    }

    private static void collect(Tensor tensor, HashSet<Class<?>> met) {
        if (tensor.operation == null) return;
        met.add(tensor.operation.getClass());
        for (var input : tensor.inputs()) collect(input, met);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        if (type.isRecord()) return Stream.of(type);
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(DerivativeTest::records);
    }

    static Stream<Case> cases() {
        return Stream.of(arithmetic(), functions(), reductions(), views(), pictures())
                .flatMap(c -> c);
    }

    private static Stream<Case> arithmetic() {
        Tensor a = random(1, 2, 3),
                b = random(2, 2, 3),
                row = random(3, 3),
                column = random(4, 2, 1);
        var apart = Tensor.of(new double[][] {{2, 1, 4}, {0, 5, 2.5}});
        return Stream.of(
                new Case("add", x -> x[0].add(x[1]), a, b),
                new Case("add a row", x -> x[0].add(x[1]), a, row),
                new Case("add a column", x -> x[0].add(x[1]), column, a),
                new Case("add row and column", x -> x[0].add(x[1]), column, row),
                new Case("add a single value", x -> x[0].add(x[1]), a, Tensor.scalar(.5)),
                new Case("sub", x -> x[0].sub(x[1]), a, b),
                new Case("sub from a row", x -> x[0].sub(x[1]), row, a),
                new Case("mul", x -> x[0].mul(x[1]), a, b),
                new Case("mul by itself", x -> x[0].mul(x[0]), a),
                new Case("mul by a column", x -> x[0].mul(x[1]), a, column),
                new Case("div", x -> x[0].div(x[1]), a, b.abs().add(1)),
                new Case("div a row by a column", x -> x[0].div(x[1]), row, column.abs().add(1)),
                new Case("maximum", x -> x[0].maximum(x[1]), apart, Tensor.of(1, 2, 3)),
                new Case("minimum", x -> x[0].minimum(x[1]), Tensor.of(1, 2, 3), apart),
                new Case("where", x -> Tensor.where(Tensor.of(1, 0, 1), x[0], x[1]), a, b),
                new Case(
                        "where, all broadcast",
                        x -> Tensor.where(Tensor.of(0, 1).reshape(2, 1), x[0], x[1]),
                        row,
                        Tensor.scalar(.5)),
                new Case("where, by itself", x -> Tensor.where(x[0].gt(0), x[0], x[1]), a, row),
                new Case("add a number", x -> x[0].add(2), a),
                new Case("sub a number", x -> x[0].sub(2), a),
                new Case("mul by a number", x -> x[0].mul(-3), a),
                new Case("div by a number", x -> x[0].div(4), a),
                new Case("matmul", x -> x[0].matmul(x[1]), random(5, 2, 3), random(6, 3, 4)),
                new Case("matmul with itself", x -> x[0].matmul(x[0]), random(5, 3, 3)),
                new Case("matmul of vectors", x -> x[0].matmul(x[1]), row, random(7, 3)),
                new Case(
                        "matmul of vector and matrix",
                        x -> x[0].matmul(x[1]),
                        row,
                        random(8, 3, 2)),
                new Case(
                        "matmul of a batch",
                        x -> x[0].matmul(x[1]),
                        random(9, 2, 2, 3),
                        random(10, 2, 3, 2)),
                new Case(
                        "matmul, batch broadcast",
                        x -> x[0].matmul(x[1]),
                        random(11, 2, 1, 2, 3),
                        random(12, 3, 3, 2)),
                new Case(
                        "linear",
                        x -> Fused.linear(x[0], x[1], x[2]),
                        a,
                        random(13, 4, 3),
                        random(14, 4)),
                new Case(
                        "linear of more axes",
                        x -> Fused.linear(x[0], x[1], null),
                        random(15, 2, 2, 3),
                        random(16, 4, 3)));
    }

    private static Stream<Case> functions() {
        var x = Tensor.of(new double[][] {{-2.3, -.6, .4}, {.9, 1.7, 3.1}});
        var positive = x.abs().add(.1);
        var labels = new int[] {2, 0};
        return Stream.of(
                new Case("neg", t -> t[0].neg(), x),
                new Case("abs", t -> t[0].abs(), x),
                new Case("sign", t -> t[0].sign(), x),
                new Case("square", t -> t[0].square(), x),
                new Case("sqrt", t -> t[0].sqrt(), positive),
                new Case("reciprocal", t -> t[0].reciprocal(), positive.add(.5)),
                new Case("pow 3", t -> t[0].pow(3), x),
                new Case("pow 1.5", t -> t[0].pow(1.5), positive),
                new Case("exp", t -> t[0].exp(), x),
                new Case("log", t -> t[0].log(), positive),
                new Case("relu", t -> t[0].relu(), x),
                new Case("leakyRelu", t -> t[0].leakyRelu(.1), x),
                new Case("elu", t -> t[0].elu(1.5), x),
                new Case("sigmoid", t -> t[0].sigmoid(), x),
                new Case("tanh", t -> t[0].tanh(), x),
                new Case("sin", t -> t[0].sin(), x),
                new Case("cos", t -> t[0].cos(), x),
                new Case("erf", t -> t[0].erf(), x),
                new Case("gelu", t -> t[0].gelu(), x),
                new Case("silu", t -> t[0].silu(), x),
                new Case("softplus", t -> t[0].softplus(), x),
                new Case("floor", t -> t[0].floor(), x),
                new Case("round", t -> t[0].round(), x),
                new Case("cumsum", t -> t[0].cumsum(1), x),
                new Case("cumsum of columns", t -> t[0].cumsum(0), x),
                new Case("clip", t -> t[0].clip(-1, 2), x),
                new Case("softmax", t -> t[0].softmax(), x),
                new Case("softmax of columns", t -> t[0].softmax(0), x),
                new Case("logSoftmax", t -> t[0].logSoftmax(), x),
                new Case("logSoftmax of columns", t -> t[0].logSoftmax(0), x),
                new Case("crossEntropy", t -> Fused.crossEntropy(t[0], labels, 0), x),
                new Case("crossEntropy, smoothed", t -> Fused.crossEntropy(t[0], labels, .1), x),
                new Case(
                        "crossEntropy, weighted",
                        t -> Fused.crossEntropy(t[0], labels, .1f, 1, 2, 4),
                        x),
                new Case(
                        "crossEntropy, one left out",
                        t -> Fused.crossEntropy(t[0], new int[] {-1, 1}, 0),
                        x));
    }

    private static Stream<Case> reductions() {
        var x = random(20, 2, 3, 4);
        return Stream.of(
                new Case("sum", t -> t[0].sum(), x),
                new Case("sum of an axis", t -> t[0].sum(1), x),
                new Case("sum of two axes", t -> t[0].sum(0, -1), x),
                new Case("mean", t -> t[0].mean(), x),
                new Case("mean of neighbours", t -> t[0].mean(1, 2), x),
                new Case("max", t -> t[0].max(), x),
                new Case("max of an axis", t -> t[0].max(1), x),
                new Case("min", t -> t[0].min(), x),
                new Case("min of an axis", t -> t[0].min(-1), x),
                new Case("variance", t -> t[0].variance(), x),
                new Case("variance of the first axis", t -> t[0].variance(0), x),
                new Case("sampleVariance of rows", t -> t[0].sampleVariance(-1), x),
                new Case("std of a middle axis", t -> t[0].std(1), x),
                new Case("sampleStd of two axes", t -> t[0].sampleStd(0, 2), x),
                new Case("norm", t -> t[0].norm(), x),
                new Case("norm of a middle axis", t -> t[0].norm(1), x),
                new Case("norm of two axes", t -> t[0].norm(2, 0), x),
                new Case("prod", t -> t[0].prod(), random(21, 2, 3)),
                new Case("prod of the first axis", t -> t[0].prod(0), x),
                new Case(
                        "prod with a zero",
                        t -> t[0].prod(1),
                        Tensor.of(new double[][] {{2, 0, 3}, {0, 5, 0}})),
                new Case("logSumExp", t -> t[0].logSumExp(), x),
                new Case("logSumExp of two axes", t -> t[0].logSumExp(0, 2), x),
                new Case("logSumExp of a middle axis", t -> t[0].logSumExp(1), x));
    }

    private static Stream<Case> views() {
        var x = random(30, 2, 3, 4);
        return Stream.of(
                new Case("reshape", t -> t[0].reshape(4, -1), x),
                new Case("flatten", t -> t[0].flatten(1), x),
                new Case("transpose", t -> t[0].transpose(), x),
                new Case("permute", t -> t[0].permute(2, 0, 1), x),
                new Case("expand", t -> t[0].unsqueeze(1).expand(2, 2, 2, 3, 4), x),
                new Case("pad", t -> t[0].pad(9, 1, 0, 2, 1), x),
                new Case("tile", t -> t[0].tile(2, 1, 1, 3), x),
                new Case("diagonal", t -> t[0].diagonal(), x),
                new Case("sort", t -> t[0].sort(0), spread(35, 3, 4)),
                new Case("sort of rows", t -> t[0].sort(-1), spread(36, 2, 2, 3)),
                new Case("slice", t -> t[0].slice(1, 1, 3), x),
                new Case("slice with step", t -> t[0].slice(2, 0, 4, 3), x),
                new Case("flip", t -> t[0].flip(1), x),
                new Case("get", t -> t[0].get(1, 2), x),
                new Case("rows, one twice", t -> t[0].rows(1, 0, 1), x),
                new Case("pick", t -> t[0].pick(2, 0), random(31, 2, 3)),
                new Case("take, one twice", t -> t[0].take(1, 2, 0, 2), x),
                new Case(
                        "gather, one twice",
                        t -> t[0].gather(1, Tensor.of(1, 0, 1, 1, 2, 2).reshape(2, 3)),
                        random(34, 2, 3)),
                new Case("concat", t -> Tensor.concat(1, t[0], t[1], t[0]), x, random(32, 2, 1, 4)),
                new Case("stack", t -> Tensor.stack(1, t[0], t[1]), x, random(33, 2, 3, 4)));
    }

    private static Stream<Case> pictures() {
        var x = random(40, 2, 4, 5, 6);
        var gamma = random(46, 4).abs().add(.5);
        var beta = random(47, 4);
        var three = Window.of(3, 1, 1);
        var uneven = new Window(3, 2, 2, 1, 0, 1, 1, 0, 1, 2);
        var two = Window.of(2, 2, 0);
        float[] mean = {.5f, -.5f, 0, 1}, variance = {1, 2, .5f, 4};
        return Stream.of(
                new Case(
                        "conv2d",
                        t -> Spatial.conv2d(t[0], t[1], t[2], three, 1),
                        x,
                        random(41, 3, 4, 3, 3),
                        random(42, 3)),
                new Case(
                        "conv2d, uneven",
                        t -> Spatial.conv2d(t[0], t[1], null, uneven, 1),
                        x,
                        random(43, 3, 4, 3, 2)),
                new Case(
                        "conv2d in groups",
                        t -> Spatial.conv2d(t[0], t[1], null, two, 2),
                        x,
                        random(44, 6, 2, 2, 2)),
                new Case(
                        "conv2d of one picture",
                        t -> Spatial.conv2d(t[0], t[1], null, two, 4),
                        random(48, 4, 4, 4),
                        random(49, 4, 1, 2, 2)),
                new Case(
                        "convTranspose2d",
                        t -> Spatial.convTranspose2d(t[0], t[1], t[2], two, 1, 1, 1),
                        random(50, 2, 3, 2, 3),
                        random(51, 3, 2, 2, 2),
                        random(52, 2)),
                new Case(
                        "convTranspose2d in groups",
                        t -> Spatial.convTranspose2d(t[0], t[1], null, three, 0, 0, 2),
                        x,
                        random(45, 4, 3, 3, 3)),
                new Case(
                        "maxPool2d",
                        t -> Spatial.maxPool2d(t[0], two, true),
                        spread(1, 2, 2, 5, 4)),
                new Case(
                        "maxPool2d, overlapping",
                        t -> Spatial.maxPool2d(t[0], Window.of(3, 2, 1), false),
                        spread(2, 1, 2, 5, 4)),
                new Case(
                        "avgPool2d",
                        t -> Spatial.avgPool2d(t[0], Window.of(3, 2, 1), true, true),
                        x),
                new Case(
                        "avgPool2d without padding",
                        t -> Spatial.avgPool2d(t[0], Window.of(3, 2, 1), true, false),
                        x),
                new Case("adaptiveAvgPool2d", t -> Spatial.adaptiveAvgPool2d(t[0], 3, 2), x),
                new Case(
                        "adaptiveMaxPool2d",
                        t -> Spatial.adaptiveMaxPool2d(t[0], 2, 4),
                        spread(3, 1, 2, 5, 6)),
                new Case("nearest", t -> Spatial.nearest(t[0], 7, 12), x),
                new Case("bilinear", t -> Spatial.bilinear(t[0], 10, 9, false), x),
                new Case("bilinear, corners aligned", t -> Spatial.bilinear(t[0], 3, 9, true), x),
                new Case(
                        "batchNorm",
                        t ->
                                Fused.batchNorm(
                                        t[0], t[1], t[2], new float[4], new float[4], 1e-5, false),
                        x,
                        gamma,
                        beta),
                new Case(
                        "batchNorm, fixed",
                        t ->
                                Fused.batchNorm(
                                        t[0],
                                        t[1],
                                        t[2],
                                        mean.clone(),
                                        variance.clone(),
                                        1e-5,
                                        true),
                        x,
                        gamma,
                        beta),
                new Case(
                        "layerNorm",
                        t -> Fused.layerNorm(t[0], t[1], t[2], 1e-5),
                        random(53, 3, 4),
                        gamma,
                        beta));
    }

    /// Values at least .1 apart, so that no step makes another one the largest.
    private static Tensor spread(long seed, int... shape) {
        var x = Tensor.zeros(shape);
        var order = new Generator(seed).permutation(x.size());
        for (var i = 0; i < order.length; i++) x.data()[i] = order[i] / 10f - 1;
        return x;
    }

    private static Tensor random(long seed, int... shape) {
        return Tensor.randn(new Generator(seed), shape);
    }
}
