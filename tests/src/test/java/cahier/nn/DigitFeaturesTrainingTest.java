package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.data.Digits;
import cahier.data.Edge;
import cahier.data.Samples;
import cahier.optim.Sgd;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// Trains 25–16–10 on window features of the digits, as the curriculum's section 1.1.1 settles it.
class DigitFeaturesTrainingTest {

    @Test
    void reachesNinetyPercentOnNewDigits() {
        assertThat(accuracy(1)).isGreaterThanOrEqualTo(.90);
    }

    private static double accuracy(int seed) {
        var digits = Digits.load();
        var train = features(digits.train());
        var test = features(digits.test());
        var net = new Sequential(new Linear(25, 16), new Sigmoid(), new Linear(16, 10)).init(seed);
        assertThat(net.parameterCount()).isEqualTo(586);
        var optimizer = new Sgd(net.parameters(), .5).momentum(.9);
        for (var epoch = 0; epoch < 60; epoch++) {
            for (var batch : train.shuffle(seed * 1000L + epoch).batches(64)) {
                var loss = Loss.crossEntropy(net.forward(batch.images()), batch.labels());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
            }
        }
        var guesses = Tensor.noGrad(() -> net.forward(test.images())).argmax(1).toInts();
        var right = 0;
        for (var i = 0; i < guesses.length; i++) if (guesses[i] == test.labels()[i]) right++;
        return right / (double) guesses.length;
    }

    private static Samples features(Samples digits) {
        return digits.map(
                digit ->
                        digit.cropToContent(128)
                                .resize(25, 14)
                                .binary(128)
                                .windowFeatures(5, 3, Edge.CLIPPED)
                                .flatten());
    }
}
