package cahier.nn;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/// One tensor of a safetensors header.
///
/// @param from place of the first byte behind the header
/// @param to place behind the last byte
record SafetensorsEntry(Type type, int[] shape, long from, long to) {

    /// The number types of the format that become `float`.
    enum Type {
        F64(8),
        F32(4),
        F16(2),
        BF16(2),
        I64(8),
        I32(4),
        I16(2),
        I8(1),
        U8(1),
        BOOL(1);

        private final int width;

        Type(int width) {
            this.width = width;
        }

        /// Returns the bytes of a number.
        int width() {
            return width;
        }

        float next(ByteBuffer bytes) {
            return switch (this) {
                case F64 -> (float) bytes.getDouble();
                case F32 -> bytes.getFloat();
                case F16 -> Float.float16ToFloat(bytes.getShort());
                case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
                case I64 -> bytes.getLong();
                case I32 -> bytes.getInt();
                case I16 -> bytes.getShort();
                case I8 -> bytes.get();
                case U8, BOOL -> bytes.get() & 255;
            };
        }
    }

    /// Checks that the shape takes as many bytes as the places say.
    SafetensorsEntry {
        var bytes = (long) type.width();
        for (var length : shape) bytes = Math.multiplyExact(bytes, length);
        if (from < 0 || to < from || to - from != bytes) {
            throw new IllegalArgumentException(
                    type
                            + " of shape "
                            + Arrays.toString(shape)
                            + " does not take the bytes "
                            + from
                            + " to "
                            + to);
        }
        if (bytes / type.width() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " has more values than an array can hold");
        }
    }

    /// Checks that the tensors fill the file without gap or overlap.
    static void checkPlaces(Map<String, SafetensorsEntry> entries, long size) {
        var byPlace =
                entries.entrySet().stream()
                        .sorted(
                                Comparator.comparingLong(
                                                (Map.Entry<String, SafetensorsEntry> e) ->
                                                        e.getValue().from())
                                        .thenComparingLong(e -> e.getValue().to()))
                        .toList();
        var next = 0L;
        for (var entry : byPlace) {
            if (entry.getValue().from() != next) {
                throw new IllegalArgumentException(
                        "values of "
                                + entry.getKey()
                                + " start at "
                                + entry.getValue().from()
                                + " instead of "
                                + next);
            }
            next = entry.getValue().to();
        }
        if (next != size) {
            throw new IllegalArgumentException(
                    "values take "
                            + next
                            + " bytes, but the file has "
                            + size
                            + " behind its header");
        }
    }
}
