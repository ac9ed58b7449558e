package cahier.nn;

import cahier.output.Existing;
import cahier.output.WholeFile;
import cahier.tensor.Tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads and writes tensors by name in the safetensors format: the header's length, a JSON header,
/// then the values.
///
/// A file is checked as a whole before memory for a tensor is taken: names, types, shapes and
/// places must fit each other and the file's size. Nothing in a file is run.
public final class Safetensors {

    /// The format's own limit for a header.
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int BUFFER = 1 << 16;

    private Safetensors() {}

    /// Reads all tensors of a file, in its order; F16, BF16, F64 and whole numbers become `float`.
    ///
    /// @throws IOException if it cannot be read, is truncated, or contradicts itself
    public static Map<String, Tensor> read(Path file) throws IOException {
        try (var channel = FileChannel.open(Existing.file(file), StandardOpenOption.READ)) {
            var header = header(channel, file);
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry : header.entries().entrySet()) {
                tensors.put(entry.getKey(), values(channel, entry.getValue(), header.start()));
            }
            return tensors;
        }
    }

    /// Returns what a file says beside its tensors: texts by name, none in most files.
    ///
    /// @throws IOException if it cannot be read, is truncated, or contradicts itself
    public static Map<String, String> metadata(Path file) throws IOException {
        try (var channel = FileChannel.open(Existing.file(file), StandardOpenOption.READ)) {
            return header(channel, file).metadata();
        }
    }

    private record Header(
            Map<String, SafetensorsEntry> entries, Map<String, String> metadata, long start) {}

    private static Header header(FileChannel channel, Path file) throws IOException {
        var size = channel.size();
        if (size < 8)
            throw new IOException(file + ": too short for safetensors: " + size + " bytes");
        var first = buffer(8);
        fill(channel, first, 0);
        var length = first.getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new IOException(
                    "not a safetensors file: "
                            + file
                            + ": its first eight bytes would be a header of "
                            + Long.toUnsignedString(length)
                            + " bytes, which does not fit into a file of "
                            + size);
        }
        if (length > size - 8) {
            throw new IOException(
                    file
                            + ": header of "
                            + Long.toUnsignedString(length)
                            + " bytes does not fit into"
                            + " a file of "
                            + size);
        }
        var bytes = buffer((int) length);
        fill(channel, bytes, 8);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            var reader = new SafetensorsHeader(text);
            var entries = reader.read();
            SafetensorsEntry.checkPlaces(entries, size - 8 - length);
            return new Header(entries, reader.metadata(), 8 + length);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException(file + ": header is not UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Tensor values(FileChannel channel, SafetensorsEntry entry, long start)
            throws IOException {
        var tensor = Tensor.zeros(entry.shape());
        var width = entry.type().width();
        var chunk = buffer(BUFFER);
        var place = start + entry.from();
        for (var done = 0; done < tensor.size(); ) {
            var count = Math.min(tensor.size() - done, BUFFER / width);
            chunk.clear().limit(count * width);
            fill(channel, chunk, place);
            for (var i = 0; i < count; i++) tensor.data()[done + i] = entry.type().next(chunk);
            done += count;
            place += (long) count * width;
        }
        return tensor;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        var place = from;
        while (buffer.hasRemaining()) {
            var read = channel.read(buffer, place);
            if (read < 0) throw new IOException("file ends within its values");
            place += read;
        }
        buffer.flip();
    }

    /// Writes tensors as F32, in the map's order. The file appears whole or not at all: it is
    /// written beside its place and then moved.
    ///
    /// @throws IOException if it cannot be written
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        write(file, tensors, Map.of());
    }

    /// Does the same, and writes texts by name into the header: `Map.of("format", "pt")`.
    ///
    /// @throws IOException if it cannot be written
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        WholeFile.write(
                file,
                part -> {
                    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                        var text = SafetensorsHeader.text(tensors, metadata);
                        var header = text.getBytes(StandardCharsets.UTF_8);
                        var first = buffer(8 + header.length);
                        drain(channel, first.putLong(header.length).put(header));
                        for (var tensor : tensors.values()) write(channel, tensor);
                        channel.force(true);
                    }
                });
    }

    private static void write(FileChannel channel, Tensor tensor) throws IOException {
        var chunk = buffer(BUFFER);
        var values = new float[BUFFER / Float.BYTES];
        for (var done = 0; done < tensor.size(); done += values.length) {
            var count = Math.min(values.length, tensor.size() - done);
            tensor.copyTo(values, done, count);
            chunk.clear();
            chunk.asFloatBuffer().put(values, 0, count);
            chunk.position(count * Float.BYTES);
            drain(channel, chunk);
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) channel.write(buffer);
    }
}
