package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Tests that call commands on notebooks in a folder of their own.
abstract class WithCommands {

    @TempDir Path folder;

    /// What the last command printed to the error stream.
    String errors = "";

    /// What the last command printed.
    String output = "";

    /// Calls a command, and returns its exit code.
    int cahier(String... arguments) {
        var called = Called.cahier(arguments);
        output = called.output();
        errors = called.errors();
        return called.code();
    }

    void assertUsage(String message, String... arguments) {
        assertThat(cahier(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(errors).contains("cahier: ").contains(message);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /// Writes a notebook of one cell, whose id is `c1`.
    void write(String name, String source) throws IOException {
        Files.writeString(
                folder.resolve(name),
                """
                {"cells": [{"cell_type": "code", "id": "c1", "metadata": {}, "outputs": [],
                  "execution_count": null, "source": "%s"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
                """
                        .formatted(source));
    }

    static String[] append(String[] arguments, String more) {
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
