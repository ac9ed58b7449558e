package cahier.magic;

import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `%sh command` and `%%bash` run a shell; what it prints is the cell's output, an exit status that
/// is not 0 is an error, and an interrupt ends it with all it has started.
final class ShellMagic implements Magic {

    private static final long GRACE_MILLIS = 500;

    private final String shell;

    /// @param shell the program, which is the magic's name too
    ShellMagic(String shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return shell;
    }

    @Override
    public String summary() {
        return "run a command or the cell by " + shell;
    }

    @Override
    public boolean isLine() {
        return true;
    }

    @Override
    public boolean leavesNames(String line) {
        return true;
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object line(MagicCall call) throws Exception {
        run(call, call.line());
        return null;
    }

    @Override
    public @Nullable Object cell(MagicCall call) throws Exception {
        run(call, call.body());
        return null;
    }

    private void run(MagicCall call, String script) throws IOException, InterruptedException {
        var builder = call.session().surroundings().process(List.of(shell, "-s"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException absent) {
            throw new IllegalArgumentException(
                    "%" + shell + ": cannot start " + shell + ": " + absent.getMessage());
        }
        // Threads started here print for the cell that runs.
        var out = Thread.ofPlatform().start(() -> copy(process.getInputStream(), System.out));
        var err = Thread.ofPlatform().start(() -> copy(process.getErrorStream(), System.err));
        try {
            feed(process, script);
            int status = process.waitFor();
            out.join();
            err.join();
            if (status != 0) {
                throw new IllegalStateException(shell + " has ended with status " + status);
            }
        } catch (InterruptedException interrupted) {
            end(process);
            throw interrupted;
        }
    }

    private static void feed(Process process, String script) {
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedEarly) {
            // A script may exit before it is read to its end; its status tells.
        }
    }

    private static void copy(InputStream from, PrintStream to) {
        try (from) {
            var buffer = new byte[8_192];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
            }
        } catch (IOException destroyed) {
            // The process was ended while it wrote.
        }
    }

    private static void end(Process process) throws InterruptedException {
        List.copyOf(process.descendants().toList()).forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
