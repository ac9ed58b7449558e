package cahier.bench;

import cahier.nn.Loss;
import cahier.tensor.Tensor;
import cahier.train.Training;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Bytes that steady work allocates, beside the bytes that its tensors hold.
final class Allocation {

    private static final int WARM_STEPS = 200;
    private static final int STEPS = 50;

    private Allocation() {}

    /// Returns, for `step NET BATCH` (the optimizer's step), `loop NET BATCH` (the visible loop's)
    /// or `fit NET BATCH`, the bytes that one allocates on all threads and those that its tensors
    /// hold: parameters, gradients, the optimizer's state, and for the last two every value of the
    /// forward pass; `none` if there is no such row.
    static String of(String row) {
        var words = row.split(" ");
        var training = Work.Training.of(words[1], Integer.parseInt(words[2]));
        if (training == null) return "none";
        for (var i = 0; i < WARM_STEPS; i++) training.run();
        // gradients are as large as parameters; momentum is kept once, Adam's moments twice
        var own = 4L * training.net().parameterCount();
        var kept = training.optimizer() instanceof cahier.optim.Adam ? 2 : 1;
        var held = own * (2 + kept);
        if (words[0].equals("step")) {
            return bytes(STEPS, training.optimizer()::step) / STEPS + " " + held;
        }
        held += 4 * values(training);
        return (words[0].equals("fit") ? fit(training) : bytes(STEPS, training) / STEPS)
                + " "
                + held;
    }

    /// Returns the bytes of one more step of an epoch: what an epoch costs by itself falls out.
    private static long fit(Work.Training training) {
        var size = training.labels().length;
        var fit =
                new Training(training.net(), Loss::crossEntropy, training.optimizer()).batch(size);
        var few = new Repeated(training, 2);
        var many = new Repeated(training, 2 + STEPS);
        fit.fit(many, 4);
        var less = bytes(1, () -> fit.fit(few, 1));
        return (bytes(1, () -> fit.fit(many, 1)) - less) / STEPS;
    }

    /// The same batch a number of times, so that what the data allocate is not counted.
    private record Repeated(Work.Training training, int times) implements cahier.data.Dataset {
        @Override
        public int size() {
            return times * training.labels().length;
        }

        @Override
        public cahier.data.Batch batch(int... indices) {
            return new cahier.data.Batch(training.images(), training.labels());
        }
    }

    private static long bytes(int times, Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getTotalThreadAllocatedBytes();
        for (var i = 0; i < times; i++) work.run();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    /// Returns the number of values that one forward pass computes, and of its input.
    private static long values(Work.Training training) {
        var loss = Loss.crossEntropy(training.net().forward(training.images()), training.labels());
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var left = new ArrayDeque<Tensor>();
        left.add(loss);
        var total = 0L;
        while (!left.isEmpty()) {
            var tensor = left.poll();
            if (!seen.add(tensor)) continue;
            if (!tensor.wantsGrad() && !isView(tensor)) total += tensor.size();
            left.addAll(tensor.inputs());
        }
        return total;
    }

    private static boolean isView(Tensor tensor) {
        return tensor.inputs().stream().anyMatch(input -> input.data() == tensor.data());
    }
}
