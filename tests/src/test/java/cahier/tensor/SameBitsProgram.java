package cahier.tensor;

import cahier.array.Generator;
import cahier.array.Threads;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Runs operations on many values, by each number of threads that it is given, and prints a digest
/// of the values and the gradients of each: [SameBitsTest] runs it in JVMs that differ in vectors.
final class SameBitsProgram {

    private SameBitsProgram() {}

    public static void main(String[] arguments) {
        for (var threads : arguments) {
            Threads.count(Integer.parseInt(threads));
            operations().forEach((name, f) -> System.out.println(name + ": " + digest(f)));
        }
    }

    private static Map<String, UnaryOperator<Tensor>> operations() {
        var all = new LinkedHashMap<String, UnaryOperator<Tensor>>();
        all.put("where", x -> Tensor.where(x.gt(0), x, x.get(0)));
        all.put("variance", x -> x.variance());
        all.put("std of rows", x -> x.std(2));
        all.put("sampleStd of columns", x -> x.sampleStd(0));
        all.put("sampleVariance of two axes", x -> x.sampleVariance(0, 2));
        all.put("norm", x -> x.norm());
        all.put("norm of a middle axis", x -> x.norm(1));
        all.put("prod", x -> x.prod(2));
        all.put("logSumExp", x -> x.logSumExp());
        all.put("logSumExp of a middle axis", x -> x.logSumExp(1));
        all.put("logSumExp of columns", x -> x.logSumExp(0));
        all.put("cumsum", x -> x.cumsum(1));
        all.put("sort", x -> x.sort(2));
        all.put("round", x -> x.round());
        all.put("sin", x -> x.sin());
        all.put("cos", x -> x.mul(1000).cos());
        all.put("tile", x -> x.tile(2, 3));
        all.put("diagonal", x -> x.diagonal());
        return all;
    }

    private static String digest(UnaryOperator<Tensor> operation) {
        var x = Tensor.randn(new Generator(5), 40, 31, 130).withGrad();
        var y = operation.apply(x);
        y.backward(Tensor.randn(new Generator(6), y.shape()));
        return Arrays.hashCode(y.toArray()) + " " + Arrays.hashCode(x.grad().toArray());
    }
}
