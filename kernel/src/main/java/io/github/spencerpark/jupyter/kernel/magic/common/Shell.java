package io.github.spencerpark.jupyter.kernel.magic.common;

import cahier.session.Session;

import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Gives a session `%sh program arguments`, whose value is what the program prints.
public final class Shell {

    private Shell() {}

    /// Runs a program in the session's folder and waits for its end; what it prints as errors is
    /// the cell's.
    ///
    /// @param arguments the program and its arguments, which no shell reads
    /// @return the lines that it printed
    @LineMagic
    public static List<String> sh(List<String> arguments) throws Exception {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("%sh: nothing is named; expected a program");
        }
        var process = Session.current().surroundings().process(arguments).start();
        try (var out = process.inputReader(StandardCharsets.UTF_8);
                var err = process.errorReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            var errors = Thread.ofPlatform().start(() -> err.lines().forEach(System.err::println));
            var lines = out.lines().toList();
            errors.join();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        arguments.getFirst() + " has ended with status " + status);
            }
            return lines;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
