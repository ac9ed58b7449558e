package cahier.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/// Joins pictures to a PNG that moves (PNG specification, third edition, "APNG"): a viewer that
/// does not know them shows the first. Notebooks, their exports and browsers show it as any PNG.
///
/// All pictures have one size and one palette with a transparent colour; each is laid over the one
/// before.
final class MovingPng {

    private static final int SIGNATURE = 8;

    /// Length, type and checksum of a chunk.
    private static final int AROUND = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int frames;
    private int sequence;

    private record Chunk(String type, byte[] data) {}

    MovingPng(int frames) {
        this.frames = frames;
    }

    void add(BufferedImage image, int milliseconds) {
        var png = Painting.png(image);
        var chunks = chunks(png);
        var isFirst = sequence == 0;
        if (isFirst) {
            out.writeBytes(Arrays.copyOf(png, SIGNATURE));
            write(chunks.getFirst());
            write(new Chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array()));
            chunks.stream()
                    .filter(chunk -> chunk.type().equals("PLTE") || chunk.type().equals("tRNS"))
                    .forEach(this::write);
        }
        write(control(image, milliseconds));
        for (var chunk : chunks) {
            if (!chunk.type().equals("IDAT")) continue;
            write(isFirst ? chunk : numbered(chunk));
        }
    }

    byte[] bytes() {
        write(new Chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    /// Says how long the next frame stays, and that it lies over the one before.
    private Chunk control(BufferedImage image, int milliseconds) {
        var data = ByteBuffer.allocate(26).putInt(sequence++);
        data.putInt(image.getWidth()).putInt(image.getHeight()).putInt(0).putInt(0);
        data.putShort((short) milliseconds).putShort((short) 1000);
        data.put((byte) 0).put((byte) 1);
        return new Chunk("fcTL", data.array());
    }

    private Chunk numbered(Chunk chunk) {
        var data = ByteBuffer.allocate(4 + chunk.data().length).putInt(sequence++);
        return new Chunk("fdAT", data.put(chunk.data()).array());
    }

    private void write(Chunk chunk) {
        var named = ByteBuffer.allocate(4 + chunk.data().length);
        named.put(chunk.type().getBytes(StandardCharsets.US_ASCII)).put(chunk.data());
        var checksum = new CRC32();
        checksum.update(named.array());
        var whole = ByteBuffer.allocate(AROUND + chunk.data().length);
        whole.putInt(chunk.data().length).put(named.array()).putInt((int) checksum.getValue());
        out.writeBytes(whole.array());
    }

    private static List<Chunk> chunks(byte[] png) {
        var chunks = new ArrayList<Chunk>();
        var in = ByteBuffer.wrap(png).position(SIGNATURE);
        while (in.hasRemaining()) {
            var data = new byte[in.getInt()];
            var type = new byte[4];
            in.get(type).get(data).getInt();
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
        }
        return chunks;
    }
}
