package io.github.spencerpark.jupyter.kernel.magic.common;

import cahier.session.Session;

import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;

import java.nio.file.Files;
import java.util.List;

/// Gives a session `%load file` for the files of its choice.
public class Load {

    private final List<String> extensions;
    private final Executor executor;

    /// Runs what was loaded.
    @FunctionalInterface
    public interface Executor {

        /// Runs a text.
        void execute(String code) throws Exception;
    }

    /// Makes the magic.
    ///
    /// @param extensions what may stand behind a name that is given without it, such as `.jsh`
    public Load(List<String> extensions, Executor executor) {
        this.extensions = List.copyOf(extensions);
        this.executor = executor;
    }

    /// Runs a file.
    @LineMagic
    public void load(List<String> arguments) throws Exception {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "%load: got " + arguments.size() + " arguments; expected one file");
        }
        var surroundings = Session.current().surroundings();
        var file = surroundings.resolve(arguments.getFirst());
        for (var extension : extensions) {
            if (Files.isRegularFile(file)) break;
            file = surroundings.resolve(arguments.getFirst() + extension);
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "%load: no such file: " + surroundings.resolve(arguments.getFirst()));
        }
        executor.execute(Files.readString(file));
    }
}
