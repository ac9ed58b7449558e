package cahier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Gives every command files that are broken: each says so and leaves with 2, and none writes.
class BrokenFilesTest {

    private static final String NOTEBOOK =
            """
            {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": ["1"],
              "outputs": [], "execution_count": null}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    @TempDir Path folder;

    @Test
    void refusesAndNeverWrites() throws IOException {
        var good = Files.writeString(folder.resolve("good.ipynb"), NOTEBOOK).toString();
        for (var broken : broken().entrySet()) {
            var file = folder.resolve("broken.ipynb");
            Files.write(file, broken.getValue());
            var path = file.toString();
            refuses(broken.getKey(), "run", path);
            refuses(broken.getKey(), "run", "--check", path);
            refuses(broken.getKey(), "run", "--cached", path);
            refuses(broken.getKey(), "validate", "--repair", path);
            refuses(broken.getKey(), "clean", path);
            refuses(broken.getKey(), "diff", good, path);
            refuses(broken.getKey(), "convert", path);
            refuses(broken.getKey(), "report", path, "--output-dir", folder + "/report");
            var named = Called.cahier(broken.getValue(), "clean", "--name", "x.ipynb", "-");
            assertThat(named.errors()).startsWith("cahier: x.ipynb: ");
            var filtered = Called.cahier(broken.getValue(), "clean", "-");
            assertThat(filtered.code()).as(broken.getKey()).isEqualTo(2);
            assertThat(filtered.output()).isEmpty();
            assertThat(file).as(broken.getKey()).hasBinaryContent(broken.getValue());
            try (var files = Files.list(folder)) {
                assertThat(files).as(broken.getKey()).hasSize(2);
            }
        }
    }

    private static void refuses(String what, String... arguments) {
        var called = Called.cahier(arguments);
        var name = what + ": " + String.join(" ", arguments);
        assertThat(called.code()).as(name + "\n" + called).isEqualTo(2);
        assertThat(called.output() + called.errors())
                .as(name)
                .contains("broken.ipynb: ")
                .doesNotContain("Exception", "\tat ");
    }

    private static Map<String, byte[]> broken() {
        var files = new LinkedHashMap<String, String>();
        files.put("empty", "");
        files.put("truncated", NOTEBOOK.substring(0, NOTEBOOK.length() / 2));
        files.put("text after it", NOTEBOOK + "{}");
        files.put(
                "a key twice",
                NOTEBOOK.replace("\"nbformat\": 4", "\"nbformat\": 4, \"nbformat\": 4"));
        files.put("a list", "[]");
        files.put("null", "null");
        files.put(
                "cells of another type",
                NOTEBOOK.replace("[{", "{\"x\": [{").replace("}],", "}]},"));
        files.put("a source of another type", NOTEBOOK.replace("[\"1\"]", "{}"));
        files.put("a number as text", NOTEBOOK.replace("null}", "\"1\"}"));
        files.put("an unknown type of cell", NOTEBOOK.replace("\"code\"", "\"sql\""));
        files.put("an old format", NOTEBOOK.replace("\"nbformat\": 4", "\"nbformat\": 3"));
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        files.put("nested deeply", NOTEBOOK.replace("{}, \"nbformat\"", deep + ", \"nbformat\""));
        files.put("a number too large", NOTEBOOK.replace("null}", "1e999}"));
        var all = new LinkedHashMap<String, byte[]>();
        files.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        all.put("bytes of no encoding", new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});
        all.put("another encoding", NOTEBOOK.getBytes(StandardCharsets.UTF_16));
        return all;
    }
}
