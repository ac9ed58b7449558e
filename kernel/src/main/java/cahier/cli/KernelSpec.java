package cahier.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Describes a kernel to Jupyter: what starts it, and how it is shown.
///
/// @param displayName the name in menus
/// @param command what starts it, before the path of the connection file
/// @param environment variables that are set for it
/// @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs">Kernel
///   specs</a>
record KernelSpec(String displayName, List<String> command, Map<String, String> environment) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> LOGOS =
            List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    /// Writes the folder of this kernel, whole or not at all, in place of one that is there.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var fresh = Files.createTempDirectory(folder.getParent(), ".cahier-");
        try {
            Files.writeString(fresh.resolve("kernel.json"), json());
            for (var logo : LOGOS) {
                try (var in = KernelSpec.class.getResourceAsStream(logo)) {
                    Files.copy(in, fresh.resolve(logo));
                }
            }
            makeReadable(fresh);
            delete(folder);
            move(fresh, folder);
        } finally {
            delete(fresh);
        }
    }

    /// Returns `kernel.json`.
    String json() {
        var fields = new LinkedHashMap<String, Object>();
        var argv = new ArrayList<>(command);
        argv.add("{connection_file}");
        fields.put("argv", argv);
        fields.put("display_name", displayName);
        fields.put("language", "java");
        fields.put("interrupt_mode", "message");
        fields.put("env", new TreeMap<>(environment));
        fields.put("metadata", new TreeMap<>(Map.of("debugger", false, "cahier", true)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    }

    /// Returns whether a folder holds a kernel that this program installed.
    static boolean isOurs(Path folder) {
        return read(folder).path("metadata").path("cahier").asBoolean(false);
    }

    /// Returns the name that the kernel in a folder shows, or the folder's own.
    static String displayName(Path folder) {
        return read(folder).path("display_name").asString(folder.getFileName().toString());
    }

    /// Deletes a kernel's folder; one that is not there is no failure.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    private static JsonNode read(Path folder) {
        var file = folder.resolve("kernel.json");
        if (!Files.exists(file)) return JSON.createObjectNode();
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    /// A temporary folder is its owner's alone; a kernel under `/usr/local` is everybody's.
    private static void makeReadable(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }
}
