package cahier.session;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Decodes UTF-8 that arrives in pieces: the bytes of a character may be spread over several.
final class ByteText {

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] rest = {};

    /// Returns the characters that are whole by now.
    String decode(byte[] bytes, int from, int length) {
        var all = ByteBuffer.allocate(rest.length + length);
        all.put(rest).put(bytes, from, length).flip();
        var text = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, text, false);
        rest = new byte[all.remaining()];
        all.get(rest);
        return text.flip().toString();
    }

    /// Returns what stands for a character whose other bytes never came.
    String finish() {
        if (rest.length == 0) return "";
        rest = new byte[0];
        decoder.reset();
        return "\uFFFD";
    }
}
