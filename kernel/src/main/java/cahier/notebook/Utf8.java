package cahier.notebook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 and says where it is broken, instead of putting replacement characters.
final class Utf8 {

    private Utf8() {}

    static String decode(byte[] bytes) {
        int start = hasByteOrderMark(bytes) ? 3 : 0;
        var input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var output = CharBuffer.allocate(bytes.length);
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(input, output, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < input.position(); i++) if (bytes[i] == '\n') line++;
            throw new NotebookException(
                    "not UTF-8: line %d, byte %d of the file is 0x%02x; expected a text file in UTF-8"
                            .formatted(line, input.position(), bytes[input.position()]));
        }
        return output.flip().toString();
    }

    /// Encodes text; a lone surrogate, which UTF-8 cannot hold, is an error.
    static byte[] encode(String text) {
        try {
            var buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("text holds half of a surrogate pair", e);
        }
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }
}
