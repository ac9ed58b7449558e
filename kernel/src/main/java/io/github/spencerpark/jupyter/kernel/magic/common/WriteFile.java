package io.github.spencerpark.jupyter.kernel.magic.common;

import cahier.session.Session;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagic;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Gives a session `%%writefile path`, which every session has anyway.
public final class WriteFile {

    private WriteFile() {}

    /// Writes the cell into a file; `-a` appends.
    @CellMagic
    public static @Nullable Void writefile(List<String> arguments, String body) throws Exception {
        var paths = new ArrayList<>(arguments);
        boolean append = paths.remove("-a") | paths.remove("--append");
        if (paths.size() != 1) {
            throw new IllegalArgumentException(
                    "%%writefile: got " + paths.size() + " paths; expected one");
        }
        var file = Session.current().surroundings().resolve(paths.getFirst());
        if (append) {
            Files.writeString(file, body, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.writeString(file, body);
        }
        return null;
    }
}
