package cahier.train;

import cahier.array.Threads;
import cahier.data.Digits;
import cahier.nn.AvgPool2d;
import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.Dropout;
import cahier.nn.Flatten;
import cahier.nn.Gelu;
import cahier.nn.LayerNorm;
import cahier.nn.Linear;
import cahier.nn.Loss;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.nn.Sigmoid;
import cahier.nn.Tanh;
import cahier.optim.Adam;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Trains a small convolutional net and prints a digest of every byte of its weights:
/// [TrainedBitsTest] runs it in JVMs that differ in threads and vectors.
final class TrainedBitsProgram {

    private TrainedBitsProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.out.println(digest());
            return;
        }
        for (var threads : arguments) {
            Threads.count(Integer.parseInt(threads));
            System.out.println(digest());
        }
    }

    static String digest() throws Exception {
        var net =
                new Sequential(
                                new Conv2d(1, 6, 5).padding(2).noBias(),
                                new BatchNorm2d(6),
                                new Relu(),
                                new MaxPool2d(2),
                                new Conv2d(6, 8, 3).padding(1).groups(2),
                                new Tanh(),
                                new AvgPool2d(2),
                                new Flatten(),
                                new Linear(8 * 7 * 7, 40),
                                new LayerNorm(40),
                                new Gelu(),
                                new Dropout(.2),
                                new Linear(40, 24),
                                new Sigmoid(),
                                new Linear(24, 10))
                        .init(7);
        var optimizer = new Adam(net.parameters(), 3e-3).weightDecay(1e-4);
        var digits = Digits.load().train().shuffle(1).take(320);
        new Training(net, Loss::crossEntropy, optimizer).clip(5).fit(digits, 2);
        var digest = MessageDigest.getInstance("SHA-256");
        for (var tensor : net.state().values()) {
            var bytes = ByteBuffer.allocate(4 * tensor.size());
            bytes.asFloatBuffer().put(tensor.data());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
