package cahier.data;

import cahier.output.Existing;
import cahier.tensor.Tensor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Reads the files in which MNIST, Fashion-MNIST and CIFAR-10 are published.
public final class DatasetFiles {

    private static final int IDX_IMAGES = 0x803;
    private static final int IDX_LABELS = 0x801;
    private static final int CIFAR_RECORD = 1 + 3 * 32 * 32;
    private static final long LARGEST = 1L << 30;

    private DatasetFiles() {}

    /// Reads pictures and labels of MNIST or Fashion-MNIST, as they are or compressed by gzip;
    /// images are [n, 1, height, width] with values from 0 to 1.
    ///
    /// @throws IOException if a file cannot be read, is truncated, or is of another kind
    public static Samples mnist(Path images, Path labels) throws IOException {
        var pictures = bytes(images);
        var header = header(images, pictures, 16, IDX_IMAGES);
        int count = header[0], height = header[1], width = header[2];
        var classes = bytes(labels);
        if (header(labels, classes, 8, IDX_LABELS)[0] != count) {
            throw new IOException(labels + ": not as many labels as " + images + " has pictures");
        }
        var inputs = Tensor.zeros(count, 1, height, width);
        scale(pictures, 16, inputs.data(), 0, inputs.size());
        var numbers = new int[count];
        for (var i = 0; i < count; i++) numbers[i] = classes[8 + i] & 255;
        return new Samples(inputs, numbers);
    }

    /// Reads batches of CIFAR-10's binary version; images are [n, 3, 32, 32] with values from 0 to
    /// 1.
    ///
    /// @throws IOException if a file cannot be read or does not hold whole records
    public static Samples cifar10(Path... batches) throws IOException {
        var count = 0;
        var contents = new byte[batches.length][];
        for (var i = 0; i < batches.length; i++) {
            contents[i] = bytes(batches[i]);
            if (contents[i].length == 0 || contents[i].length % CIFAR_RECORD != 0) {
                throw new IOException(
                        batches[i]
                                + ": not CIFAR-10's binary version: "
                                + contents[i].length
                                + " bytes are no multiple of "
                                + CIFAR_RECORD);
            }
            count += contents[i].length / CIFAR_RECORD;
        }
        var inputs = Tensor.zeros(count, 3, 32, 32);
        var labels = new int[count];
        var sample = 0;
        for (var content : contents) {
            for (var at = 0; at < content.length; at += CIFAR_RECORD, sample++) {
                labels[sample] = content[at] & 255;
                var size = CIFAR_RECORD - 1;
                scale(content, at + 1, inputs.data(), sample * size, size);
            }
        }
        return new Samples(inputs, labels);
    }

    private static void scale(byte[] from, int at, float[] to, int place, int count) {
        for (var i = 0; i < count; i++) to[place + i] = (from[at + i] & 255) / 255f;
    }

    /// Returns the lengths of an IDX file's axes, after checking that they make its size.
    private static int[] header(Path file, byte[] bytes, int length, int magic) throws IOException {
        if (bytes.length < length || ByteBuffer.wrap(bytes).getInt() != magic) {
            throw new IOException(file + ": not an IDX file of the expected kind");
        }
        var axes = new int[length / 4 - 1];
        var size = 1L;
        for (var i = 0; i < axes.length; i++) {
            axes[i] = ByteBuffer.wrap(bytes).getInt(4 + 4 * i);
            if (axes[i] < 0 || axes[i] > LARGEST) size = Long.MAX_VALUE;
            else if (size <= LARGEST) size *= axes[i];
        }
        if (size != bytes.length - length) {
            throw new IOException(
                    file
                            + ": "
                            + (bytes.length - length)
                            + " bytes of values do not fit the header");
        }
        return axes;
    }

    private static byte[] bytes(Path file) throws IOException {
        var bytes = Files.readAllBytes(Existing.file(file));
        if (bytes.length < 2 || (bytes[0] & 255) != 0x1f || (bytes[1] & 255) != 0x8b) return bytes;
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var content = unpacked.readNBytes((int) LARGEST);
            if (unpacked.read() >= 0) throw new IOException(file + ": unpacks to more than 1 GiB");
            return content;
        }
    }
}
