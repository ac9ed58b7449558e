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

    /// What takes the place of the package; nothing where there is to be none.
    private final byte[] instead;

    private final RuntimeNames names;

    /// Whether the class finds its lambdas by the hashes that their names had for the compiler.
    private final boolean hashesLambdas;

    private final Consumer<String> mentioned;

    private PackageStrip(
            byte[] instead, RuntimeNames names, boolean hashesLambdas, Consumer<String> mentioned) {
        this.instead = instead;
        this.names = names;
        this.hashesLambdas = hashesLambdas;
        this.mentioned = mentioned;
    }

    /// Returns the class file without the package, with the names that its classes run under, and
    /// tells which of them are mentioned.
    static byte[] strip(
            byte[] classFile,
            RuntimeNames names,
            boolean hashesLambdas,
            Consumer<String> mentioned) {
        return new PackageStrip(new byte[0], names, hashesLambdas, mentioned).rewrite(classFile);
    }

    /// Returns the class file with another package of one name.
    static byte[] replace(byte[] classFile, String packageName) {
        byte[] instead = packageName.getBytes(StandardCharsets.UTF_8);
        return new PackageStrip(instead, RuntimeNames.asCompiled(), true, name -> {})
                .rewrite(classFile);
    }

    private byte[] rewrite(byte[] classFile) {
        var in = ByteBuffer.wrap(classFile);
        var out = new ByteArrayOutputStream(classFile.length);
        int count = in.getShort(8) & 0xffff;
        out.write(classFile, 0, 10);
        int at = 10;
        for (int i = 1; i < count; i++) {
            int tag = classFile[at];
            if (tag == UTF8) {
                int length = in.getShort(at + 1) & 0xffff;
                byte[] text = rewritten(classFile, at + 3, length);
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

    private byte[] rewritten(byte[] bytes, int start, int length) {
        var text = new ByteArrayOutputStream(length);
        int end = start + length;
        for (int i = start; i < end; i++) {
            boolean letter =
                    bytes[i] == FIRST
                            && i + 3 < end
                            && bytes[i + 1] == SECOND
                            && bytes[i + 2] == THIRD;
            if (letter && (bytes[i + 3] == '/' || bytes[i + 3] == '.')) {
                text.writeBytes(instead);
                if (instead.length > 0) {
                    text.write(bytes[i + 3]);
                }
                i += 3;
                String compiled = name(bytes, i + 1, end);
                String name = names.of(compiled);
                mentioned.accept(name);
                if (!name.equals(compiled)) {
                    text.writeBytes(name.getBytes(StandardCharsets.UTF_8));
                    i += compiled.getBytes(StandardCharsets.UTF_8).length;
                }
            } else if (letter && bytes[i + 3] == 'm' && isPlain(i == start)) {
                i += 2;
            } else {
                text.write(bytes[i]);
            }
        }
        return text.toByteArray();
    }

    /// Says whether the letter goes from the name of the method that runs a cell's statements, or
    /// of a lambda in it.
    private boolean isPlain(boolean method) {
        return names.isMainPlain() && (method || !hashesLambdas);
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
