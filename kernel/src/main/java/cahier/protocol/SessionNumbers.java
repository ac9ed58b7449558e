package cahier.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the numbers of sessions in a history without reading its cells.
final class SessionNumbers {

    /// The name of an entry; in a cell's text its quotes are escaped.
    private static final byte[] NAME = "\"session\":".getBytes(StandardCharsets.US_ASCII);

    private static final int LIMIT = 100_000_000;

    private SessionNumbers() {}

    /// Returns the highest number in a file, 0 where there is none.
    static int highest(Path file) throws IOException {
        try (var input = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return highest(input);
        }
    }

    private static int highest(InputStream input) throws IOException {
        int highest = 0;
        int matched = 0;
        int next = input.read();
        while (next >= 0) {
            // Only the first character can begin a name anew: no other part of it begins it.
            if (next == NAME[matched]) matched++;
            else matched = next == NAME[0] ? 1 : 0;
            next = input.read();
            if (matched < NAME.length) continue;
            matched = 0;
            int number = 0;
            while (next == ' ') next = input.read();
            for (; next >= '0' && next <= '9' && number < LIMIT; next = input.read()) {
                number = 10 * number + next - '0';
            }
            highest = Math.max(highest, number);
        }
        return highest;
    }
}
