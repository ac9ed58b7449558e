package cahier.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Takes the compiler's package out of a class file, by rewriting the text in its constant pool.
final class PackageStrip {
    private static final int UTF8 = 1;

    // the package's letter in the class file's UTF-8
    private static final byte FIRST = (byte) 0xEA;
    private static final byte SECOND = (byte) 0x93;
    private static final byte THIRD = (byte) 0x9A;

    private PackageStrip() {}

    /// Returns the class file without the package.
    static byte[] strip(byte[] classFile) {
        return strip(classFile, name -> {});
    }

    /// Returns the class file without the package, and tells which of its classes are mentioned.
    static byte[] strip(byte[] classFile, Consumer<String> mentioned) {
        return rewrite(classFile, new byte[0], mentioned);
    }

    /// Returns the class file with another package of one name.
    static byte[] replace(byte[] classFile, String packageName) {
        return rewrite(classFile, packageName.getBytes(StandardCharsets.UTF_8), name -> {});
    }

    private static byte[] rewrite(byte[] classFile, byte[] instead, Consumer<String> mentioned) {
        var in = ByteBuffer.wrap(classFile);
        var out = new ByteArrayOutputStream(classFile.length);
        int count = in.getShort(8) & 0xffff;
        out.write(classFile, 0, 10);
        int at = 10;
        for (int i = 1; i < count; i++) {
            int tag = classFile[at];
            if (tag == UTF8) {
                int length = in.getShort(at + 1) & 0xffff;
                byte[] text = rewritten(classFile, at + 3, length, instead, mentioned);
                out.write(UTF8);
                out.write(text.length >>> 8);
                out.write(text.length);
                out.write(text, 0, text.length);
                at += 3 + length;
            } else {
                int size = size(tag);
                out.write(classFile, at, size);
                at += size;
                if (tag == 5 || tag == 6) {
                    i++; // long and double take two places
                }
            }
        }
        out.write(classFile, at, classFile.length - at);
        return out.toByteArray();
    }

    /// Returns the size of a constant with its tag (JVMS 4.4).
    private static int size(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 5, 6 -> 9;
            default -> throw new IllegalArgumentException("constant with tag " + tag);
        };
    }

    private static byte[] rewritten(
            byte[] bytes, int start, int length, byte[] instead, Consumer<String> mentioned) {
        var text = new ByteArrayOutputStream(length);
        int end = start + length;
        for (int i = start; i < end; i++) {
            boolean prefix =
                    bytes[i] == FIRST
                            && i + 3 < end
                            && bytes[i + 1] == SECOND
                            && bytes[i + 2] == THIRD
                            && (bytes[i + 3] == '/' || bytes[i + 3] == '.');
            if (prefix) {
                text.writeBytes(instead);
                if (instead.length > 0) {
                    text.write(bytes[i + 3]);
                }
                i += 3;
                mentioned.accept(name(bytes, i + 1, end));
            } else {
                text.write(bytes[i]);
            }
        }
        return text.toByteArray();
    }

    /// Reads the name of a class up to what ends it in a name, a descriptor or a signature.
    private static String name(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && ";<>()[./:".indexOf(bytes[at]) < 0) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.UTF_8);
    }
}
