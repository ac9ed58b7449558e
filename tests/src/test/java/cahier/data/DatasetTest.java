package cahier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cahier.tensor.Tensor;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import javax.imageio.ImageIO;

class DatasetTest {

    @TempDir Path folder;

    private final Samples ten = new Samples(Tensor.arange(10).reshape(10, 1), new int[10]);

    @Test
    void partsAndSplitsKeepTheirSamples() {
        assertThat(ten.take(3).all().images().toInts()).containsExactly(0, 1, 2);
        assertThat(ten.skip(8).all().images().toInts()).containsExactly(8, 9);
        assertThat(ten.select(4, 4).take(1).all().images().toInts()).containsExactly(4);
        var split = ten.split(.7, 1);
        assertThat(split.first().size()).isEqualTo(7);
        var all = Tensor.concat(0, split.first().all().images(), split.second().all().images());
        assertThat(all.toInts()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThatIllegalArgumentException().isThrownBy(() -> ten.select(10));
        assertThatIllegalArgumentException().isThrownBy(() -> ten.batches(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Samples(Tensor.zeros(2, 1), new int[3]));
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        for (var index : new int[] {10, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ten.batch(0, index))
                    .withMessage("batch: index out of range: got " + index + "; expected 0 to 9");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.take(3).batch(3))
                .withMessage("batch: index out of range: got 3; expected 0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.take(0).batch(0))
                .withMessage(
                        "batch: index out of range: got 0; expected none, for there are no"
                                + " samples");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.take(-1))
                .withMessage("take: negative count: got -1; expected 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.skip(-1))
                .withMessage("skip: negative count: got -1; expected 0 or more");
    }

    @Test
    void partsAndBatchesSayWhatTheyHold() {
        assertThat(ten.skip(7)).hasToString("3 of 10 samples of shape [1]");
        assertThat(ten.batch(4, 5)).hasToString("batch of shape [2, 1], labels 0, 0");
        assertThat(ten.skip(0).select(new int[11]).all().toString())
                .isEqualTo("batch of shape [11, 1], labels 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, …");
    }

    @Test
    void foldersOfNoClassAreLeftOutAndDeepPicturesFound() throws IOException {
        var picture = Image.filled(2, 2, 9).toBufferedImage();
        for (var name : List.of("b/x/2.png", "b/1.png", "a/1.png", ".hidden/1.png", "a/._1.png")) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
        }
        Files.createDirectories(folder.resolve("a/.ipynb_checkpoints"));
        var pictures = new ImageFolder(folder, 2, 2);
        assertThat(pictures).hasToString("3 pictures of a, b");
        assertThat(pictures.all().labels()).containsExactly(0, 1, 1);
        Files.createDirectories(folder.resolve("空的"));
        assertThatThrownBy(() -> new ImageFolder(folder, 2, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("no pictures in 空的 of " + folder + "; each folder is a class");
    }

    @Test
    void aBrokenPictureIsNamed() throws IOException {
        var file = Files.createDirectories(folder.resolve("a")).resolve("1.png");
        Files.write(file, new byte[] {(byte) 137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 9, 1});
        var pictures = new ImageFolder(folder, 2, 2);
        assertThatThrownBy(() -> pictures.batch(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("image: " + file + " cannot be read as a picture: ");
    }

    @Test
    void prefetchingGivesTheSameBatches() {
        var seen = new ArrayList<Integer>();
        for (var batch : Prefetch.of(ten.batches(3), 2)) {
            for (var value : batch.images().toInts()) seen.add(value);
        }
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whatFailsAheadFailsInItsTurn() {
        var made = new AtomicInteger();
        var failing =
                new Dataset() {
                    @Override
                    public int size() {
                        return 3;
                    }

                    @Override
                    public Batch batch(int... indices) {
                        if (made.getAndIncrement() == 1) throw new IllegalStateException("broken");
                        return ten.batch(indices);
                    }
                };
        var batches = Prefetch.of(failing.batches(1), 2).iterator();
        assertThat(batches.next().size()).isEqualTo(1);
        assertThat(batches.hasNext()).isTrue();
        assertThatThrownBy(batches::next).hasMessage("broken");
    }

    @Test
    void whoGivesUpAnIterationLeavesNoThread() throws InterruptedException {
        var made = new AtomicReference<WeakReference<Iterator<Batch>>>();
        Iterable<Batch> batches =
                () -> {
                    var iterator = ten.batches(1).iterator();
                    made.set(new WeakReference<>(iterator));
                    return iterator;
                };
        for (var batch : Prefetch.of(batches, 2)) {
            assertThat(batch.size()).isEqualTo(1);
            break;
        }
        // the thread that waits for room holds the iterator as long as it lives
        for (var i = 0; i < 200 && made.get().get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(made.get().get()).isNull();
    }

    @Test
    void foldersAreClasses() throws IOException {
        for (var name : List.of("dog", "cat")) {
            var directory = Files.createDirectory(folder.resolve(name));
            var picture = Image.filled(4, 6, name.equals("cat") ? 255 : 51).toBufferedImage();
            ImageIO.write(picture, "png", directory.resolve("1.PNG").toFile());
            Files.writeString(directory.resolve("notes.txt"), "no picture");
        }
        var pictures = new ImageFolder(folder, 8, 8);
        assertThat(pictures).hasToString("2 pictures of cat, dog");
        var batch = pictures.batch(1, 0);
        assertThat(batch.images().shape()).containsExactly(2, 3, 8, 8);
        assertThat(batch.labels()).containsExactly(1, 0);
        assertThat(batch.images().at(0, 2, 7, 7)).isEqualTo(.2f);
        assertThatThrownBy(() -> new ImageFolder(folder.resolve("cat"), 8, 8))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no pictures in the folders of");
    }

    @Test
    void classNamesAreKeptAsJson() throws IOException {
        var file = folder.resolve("classes.json");
        var names = List.of("猫 cat", "a \"dog\" \\ wolf", "x");
        ClassIndex.write(file, names);
        assertThat(Files.readString(file)).startsWith("{\n    \"0\": \"猫 cat\",\n");
        assertThat(ClassIndex.read(file)).isEqualTo(names);
        Files.writeString(file, "{\"1\":\"b\\u0041\",\"0\":\"a\"}");
        assertThat(ClassIndex.read(file)).containsExactly("a", "bA");
        for (var wrong :
                List.of(
                        "[]",
                        "{}",
                        "{\"0\": 1}",
                        "{\"1\": \"a\"}",
                        "{\"0\": \"a\",}",
                        "{\"0\": \"a\", \"0\": \"b\"}",
                        "{\"0\": \"a\" \"1\": \"b\"}")) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> ClassIndex.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void mnistFilesAreReadPlainOrCompressed() throws IOException {
        var images = idx(0x803, new int[] {2, 2, 2}, 0, 51, 102, 153, 204, 255, 0, 255);
        var labels = idx(0x801, new int[] {2}, 7, 3);
        var samples = DatasetFiles.mnist(file("i", images), file("l", gzip(labels)));
        assertThat(samples.images().shape()).containsExactly(2, 1, 2, 2);
        assertThat(samples.images().get(0).toArray()).containsExactly(0, .2f, .4f, .6f);
        assertThat(samples.labels()).containsExactly(7, 3);
        var wrong =
                List.of(
                        labels,
                        Arrays.copyOf(images, 23),
                        idx(0x803, new int[] {1 << 30, 1 << 30, 1 << 30}));
        for (var bytes : wrong) {
            assertThatThrownBy(() -> DatasetFiles.mnist(file("i", bytes), file("l", labels)))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(
                        () ->
                                DatasetFiles.mnist(
                                        file("i", images), file("l", idx(0x801, new int[] {1}, 7))))
                .hasMessageContaining("not as many labels");
    }

    @Test
    void cifarFilesAreReadOneAfterTheOther() throws IOException {
        var first = new byte[3073];
        first[0] = 9;
        first[1] = (byte) 255;
        var samples = DatasetFiles.cifar10(file("a", first), file("b", new byte[2 * 3073]));
        assertThat(samples.images().shape()).containsExactly(3, 3, 32, 32);
        assertThat(samples.images().at(0, 0, 0, 0)).isEqualTo(1);
        assertThat(samples.labels()).containsExactly(9, 0, 0);
        assertThatThrownBy(() -> DatasetFiles.cifar10(file("c", new byte[3072])))
                .hasMessageContaining("no multiple of 3073");
    }

    @Test
    void downloadsAreHeldToTheirChecksum() throws Exception {
        var asked = new AtomicInteger();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/x.bin",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, 3);
                    exchange.getResponseBody().write("abc".getBytes());
                    exchange.close();
                });
        server.start();
        try {
            var address =
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x.bin");
            var sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
            assertThatThrownBy(() -> Download.fetch(address, "00" + sha.substring(2), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has SHA-256 " + sha);
            assertThat(folder).isEmptyDirectory();
            assertThat(Download.fetch(address, sha, folder)).hasContent("abc");
            Download.fetch(address, sha, folder);
            assertThat(asked).hasValue(2);
            assertThatThrownBy(() -> Download.fetch(address.resolve("/none"), sha, folder))
                    .hasMessageEndingWith("answers 404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tablesBecomeTensorsAndBack() {
        var table =
                Table.create(
                        IntColumn.create("a", 1, 2),
                        IntColumn.create("class", 1, 0),
                        StringColumn.create("name", "x", "y"));
        assertThat(Tables.toTensor(table, "class", "a").toArray()).containsExactly(1, 1, 0, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.toTensor(table))
                .withMessage(
                        "toTensor: column without numbers: got name of type STRING; expected"
                                + " numbers");
        var samples = Tables.toSamples(table.rejectColumns("name"), "class");
        assertThat(samples.labels()).containsExactly(1, 0);
        assertThat(samples.images().toArray()).containsExactly(1, 2);
        var back = Tables.toTable(Tensor.of(new double[][] {{1, Double.NaN}}), "p", "q");
        assertThat(back.columnNames()).containsExactly("p", "q");
        assertThat(back.column("q").isMissing(0)).isTrue();
        assertThat(Tables.toTensor(back).at(0, 1)).isNaN();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] idx(int magic, int[] axes, int... values) {
        var bytes = ByteBuffer.allocate(4 + 4 * axes.length + values.length).putInt(magic);
        for (var axis : axes) bytes.putInt(axis);
        for (var value : values) bytes.put((byte) value);
        return bytes.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }
}
