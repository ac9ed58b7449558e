package cahier.bench;

import cahier.array.Generator;
import cahier.data.Samples;
import cahier.nn.Loss;
import cahier.nn.models.LeNet;
import cahier.optim.Adam;
import cahier.tensor.Tensor;

import java.lang.management.ManagementFactory;

/// What a user of a new process waits for: the first step, and an epoch of LeNet on as many
/// pictures as the tutorials have, warm-up and all.
final class FirstSteps {

    private static final int DIGITS = 3_000;
    private static final int BATCH = 64;

    private FirstSteps() {}

    /// Returns milliseconds: since the process began to the end of the first step; of the epoch;
    /// since the process began to the end of the epoch.
    static String run() {
        var began = ManagementFactory.getRuntimeMXBean().getStartTime();
        var labels = new int[DIGITS];
        for (var i = 0; i < DIGITS; i++) labels[i] = i % 10;
        var digits = new Samples(Tensor.rand(new Generator(1), DIGITS, 1, 28, 28), labels);
        var start = System.nanoTime();
        var net = LeNet.digits(10);
        var optimizer = new Adam(net.parameters(), 1e-3);
        var first = 0L;
        for (var batch : digits.shuffle(1).batches(BATCH)) {
            var loss = Loss.crossEntropy(net.forward(batch.images()), batch.labels());
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            if (first == 0) first = System.currentTimeMillis() - began;
        }
        var epoch = (System.nanoTime() - start) / 1_000_000;
        return first + " " + epoch + " " + (System.currentTimeMillis() - began);
    }
}
