package cahier.session;

import jdk.internal.io.JdkConsole;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What `System.console()` is in a cell: it prints into the cell and asks the cell's reader. A
/// password is asked for as one, so that nobody sees what is typed.
final class CellConsole implements JdkConsole {

    private final PrintWriter writer = new PrintWriter(System.out, true);
    private final Reader reader = new InputStreamReader(System.in, StandardCharsets.UTF_8);

    private CellConsole() {}

    /// Makes a console; `null` where this JVM was not started with what it takes.
    static @Nullable Console create() {
        try {
            // The only kind of console that the JDK lets live, with ours behind it.
            var proxy = Class.forName("java.io.ProxyingConsole");
            var constructor = proxy.getDeclaredConstructor(JdkConsole.class);
            constructor.setAccessible(true);
            return (Console) constructor.newInstance(new CellConsole());
        } catch (ReflectiveOperationException | RuntimeException | IllegalAccessError closed) {
            System.getLogger(CellConsole.class.getName())
                    .log(System.Logger.Level.DEBUG, "cells have no console", closed);
            return null;
        }
    }

    private static @Nullable String ask(String prompt, boolean password) {
        var cell = Owner.here();
        if (cell == null) throw new IllegalStateException("console: no cell runs on this thread");
        try {
            return cell.input(prompt, password);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("console: interrupted while waiting for a line");
        }
    }

    @Override
    public PrintWriter writer() {
        return writer;
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public JdkConsole println(@Nullable Object value) {
        System.out.println(value);
        return this;
    }

    @Override
    public JdkConsole print(@Nullable Object value) {
        System.out.print(value);
        return this;
    }

    @Override
    public JdkConsole format(
            @Nullable Locale locale, String format, @Nullable Object... arguments) {
        System.out.printf(locale, format, arguments);
        return this;
    }

    @Override
    public @Nullable String readLine() {
        return ask("", false);
    }

    @Override
    public @Nullable String readLine(
            @Nullable Locale locale, String format, @Nullable Object... arguments) {
        return ask(String.format(locale, format, arguments), false);
    }

    @Override
    public char @Nullable [] readPassword() {
        return characters(ask("", true));
    }

    private static char @Nullable [] characters(@Nullable String line) {
        return line == null ? null : line.toCharArray();
    }

    @Override
    public char @Nullable [] readPassword(
            @Nullable Locale locale, String format, @Nullable Object... arguments) {
        return characters(ask(String.format(locale, format, arguments), true));
    }

    @Override
    public void flush() {
        System.out.flush();
    }

    @Override
    public Charset charset() {
        return StandardCharsets.UTF_8;
    }
}
