package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;

import cahier.data.Image;
import cahier.data.ImageFolder;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

class SafetensorsTest {

    @TempDir Path folder;

    @Test
    void writesTheFormatByteForByte() throws IOException {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("a\"b", Tensor.of(new float[][] {{1, -2}}));
        tensors.put("c", Tensor.scalar(.5));
        var file = folder.resolve("x.safetensors");
        Safetensors.write(file, tensors);
        var header =
                "{\"a\\\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"c\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";
        var padded = header + " ".repeat(7 - (header.length() + 7) % 8);
        var expected = bytes(padded, HexFormat.of().parseHex("0000803f000000c00000003f"));
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void readsWhatItWrote() throws IOException {
        var large = Tensor.arange(100_000).reshape(100, 1000);
        var file = folder.resolve("x.safetensors");
        Safetensors.write(file, Map.of("large", large));
        var read = Safetensors.read(file);
        assertThat(read.keySet()).containsExactly("large");
        assertThat(read.get("large").sameAs(large)).isTrue();
    }

    /// PyTorch 2.15 made a convolution, a batch norm after three batches and a linear layer, wrote
    /// its state (`safetensors.torch.save_file`), and computed the outputs in float64.
    @Test
    void aNetOfPyTorchGivesItsOutputsHere() throws IOException {
        var file = folder.resolve("pytorch.safetensors");
        try (var resource = getClass().getResourceAsStream("pytorch.safetensors")) {
            Files.write(file, resource.readAllBytes());
        }
        var net =
                new Sequential(
                        new Conv2d(1, 2, 3).noBias(),
                        new BatchNorm2d(2),
                        new Relu(),
                        new Flatten(),
                        new Linear(8, 3));
        net.load(file);
        var x = Tensor.arange(16).reshape(1, 1, 4, 4).div(8).sub(1);
        assertThat(net.eval().forward(x).toArray())
                .containsExactly(
                        new float[] {-.16804344f, .34132552f, .35765659f}, withPrecision(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({
        "F16, 003c00c0, 1, -2",
        "BF16, 803f00c0, 1, -2",
        "F64, 000000000000f03f00000000000000c0, 1, -2",
        "I64, 0100000000000000feffffffffffffff, 1, -2",
        "I8, 01fe, 1, -2",
        "U8, 01fe, 1, 254",
        "BOOL, 0100, 1, 0"
    })
    void numbersOfOtherTypesBecomeFloats(String type, String hex, float first, float second)
            throws IOException {
        var values = HexFormat.of().parseHex(hex);
        var header =
                " { \"__metadata__\" : {\"format\":\"pt\"}, \"x\":{\"shape\":[2],\"dtype\":\"%s\",\"data_offsets\":[0,%d]} }"
                        .formatted(type, values.length);
        assertThat(read(bytes(header, values)).get("x").toArray()).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}|values"
                    + " take",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|does not take the"
                        + " bytes",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|instead of 0",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|instead"
                    + " of 4",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|comes"
                    + " twice",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|expected a"
                        + " number",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}|too"
                    + " long",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,8]}}|overflow",
                "{\"x\":{\"dtype\":\"F31\",\"shape\":[2],\"data_offsets\":[0,8]}}|F31 is not"
                        + " supported",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"extra\":1}}|expected"
                    + " dtype",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2]}}|expected dtype, shape and two"
                        + " data_offsets",
                "{\"x\":[[[[[[[[]]]]]]]]}|expected '{'",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} {}|nothing"
                        + " behind",
                "{}|the file has 8",
                "[]|expected '{'"
            })
    void contradictionsAreRefusedWithTheirReason(String header, String reason) {
        assertThatThrownBy(() -> read(bytes(header, new byte[8])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theNameThatTheFormatKeepsIsRefused() {
        var file = folder.resolve("x.safetensors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.write(file, Map.of("__metadata__", Tensor.zeros(1))))
                .withMessageStartingWith("write: name of a tensor: got __metadata__; expected");
        assertThat(file).doesNotExist();
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        var file = folder.resolve("x.safetensors");
        Safetensors.write(file, Map.of("x", Tensor.zeros(10)));
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length; length++) {
            var part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void hugeHeadersAreRefused() {
        var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (var length : new long[] {-1, 0, 9, 1L << 40, Long.MAX_VALUE}) {
            bytes.putLong(0, length);
            assertThatThrownBy(() -> read(bytes.array().clone()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not fit into a file of 16");
        }
    }

    @Test
    void whatIsMissingIsNamedWithWhereItWasLookedFor() {
        var here = Path.of("").toAbsolutePath();
        var net = new Linear(2, 3);
        assertThatThrownBy(() -> net.save(Path.of("nodir/n.safetensors")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("save: no such folder: nodir (in " + here + ")");
        assertThatThrownBy(() -> net.load(Path.of("nodir/n.safetensors")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("load: no such file: nodir/n.safetensors (in " + here + ")");
        var gone = folder.resolve("gone");
        assertThatThrownBy(() -> net.load(gone)).hasMessage("load: no such file: " + gone);
        assertThatThrownBy(() -> Image.read(gone))
                .isInstanceOf(IOException.class)
                .hasMessage("no such file: " + gone);
        assertThatThrownBy(() -> net.load(folder))
                .hasMessage("load: a folder, not a file: " + folder);
        assertThatThrownBy(() -> new ImageFolder(gone, 2, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("no such folder: " + gone);
    }

    @Test
    void aTextIsNoFileOfWeights() throws Exception {
        var file = Files.writeString(folder.resolve("notes.txt"), "Notes of today");
        assertThatThrownBy(() -> new Linear(2, 3).load(file))
                .hasMessageStartingWith("load: not a safetensors file: " + file + ": ");
    }

    @Test
    void loadingSaysWhatDoesNotFit() {
        var file = folder.resolve("x.safetensors");
        new Sequential(new Linear(2, 3), new Relu(), new Linear(3, 1)).init(1).save(file);
        var other = new Sequential(new Linear(2, 3), new Linear(3, 2)).init(2);
        var before = other.get(0).parameters().getFirst().copy();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.load(file))
                .withMessageContaining(
                        "2 loaded" + "; missing: 1.weight, 1.bias; unexpected: 2.weight, 2.bias");
        assertThat(other.get(0).parameters().getFirst().sameAs(before)).isTrue();
        var report = other.loadMatching(file);
        assertThat(report.loaded()).containsExactly("0.weight", "0.bias");
        assertThat(report.isComplete()).isFalse();
        assertThat(other.get(0).parameters().getFirst().sameAs(before)).isFalse();
    }

    private Map<String, Tensor> read(byte[] bytes) throws IOException {
        var file = folder.resolve("y.safetensors");
        Files.write(file, bytes);
        return Safetensors.read(file);
    }

    private static byte[] bytes(String header, byte[] values) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(values)
                .array();
    }
}
