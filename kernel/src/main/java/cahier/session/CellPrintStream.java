package cahier.session;

import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// Stands as `System.out` or `System.err`: what a thread prints goes to the cell it belongs to,
/// each call as one piece. Lines end in `\n` on every system, so that outputs are the same
/// everywhere.
final class CellPrintStream extends PrintStream {

    private final StreamName stream;
    private final PrintStream outside;

    CellPrintStream(StreamName stream, PrintStream outside) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.stream = stream;
        this.outside = outside;
    }

    private void put(String text) {
        var cell = Owner.here();
        if (cell == null) outside.print(text);
        else cell.write(stream, text);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        var cell = Owner.here();
        if (cell == null) outside.write(bytes, from, length);
        else cell.write(stream, bytes, from, length);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        var cell = Owner.here();
        if (cell == null) outside.flush();
        // A cell's text is handed on within a moment anyway; a flush a line would cost much.
    }

    @Override
    public void close() {
        // A cell that closes the stream must not silence the next one.
    }

    @Override
    public boolean checkError() {
        return false;
    }

    @Override
    public void print(boolean value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        put(new String(value));
    }

    @Override
    public void print(@Nullable String value) {
        put(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        put(String.valueOf(value));
    }

    @Override
    public void println() {
        put("\n");
    }

    @Override
    public void println(boolean value) {
        put(value + "\n");
    }

    @Override
    public void println(char value) {
        put(value + "\n");
    }

    @Override
    public void println(int value) {
        put(value + "\n");
    }

    @Override
    public void println(long value) {
        put(value + "\n");
    }

    @Override
    public void println(float value) {
        put(value + "\n");
    }

    @Override
    public void println(double value) {
        put(value + "\n");
    }

    @Override
    public void println(char[] value) {
        put(new String(value) + "\n");
    }

    @Override
    public void println(@Nullable String value) {
        put(value + "\n");
    }

    @Override
    public void println(@Nullable Object value) {
        put(value + "\n");
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(
            @Nullable Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream format(String format, @Nullable Object... arguments) {
        put(String.format(format, arguments));
        return this;
    }

    @Override
    public PrintStream format(
            @Nullable Locale locale, String format, @Nullable Object... arguments) {
        put(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        put(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int from, int to) {
        put(String.valueOf(text).substring(from, to));
        return this;
    }

    @Override
    public PrintStream append(char value) {
        put(String.valueOf(value));
        return this;
    }

    /// Names the stream: a cell that ends in `System.out.printf(…)` shows it.
    @Override
    public String toString() {
        return switch (stream) {
            case STDOUT -> "System.out";
            case STDERR -> "System.err";
        };
    }
}
