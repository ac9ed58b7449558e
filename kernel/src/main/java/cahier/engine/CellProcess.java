package cahier.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A process that a cell starts to write where the cell itself does (`inheritIO`).
///
/// What it would inherit are the streams of the program that runs cells, where no reader looks: its
/// output goes to the cell's instead, and it finds its input at its end.
public final class CellProcess extends Process {
    /// How long output is awaited after the end: a child of the process may keep it open.
    private static final long LAST_WORDS_MILLIS = 500;

    private final Process process;
    private final boolean ownsInput;
    private final boolean ownsOutput;
    private final boolean ownsError;
    private final List<Thread> pumps = new ArrayList<>();

    private CellProcess(Process process, boolean ownsInput, boolean ownsOutput, boolean ownsError) {
        this.process = process;
        this.ownsInput = ownsInput;
        this.ownsOutput = ownsOutput;
        this.ownsError = ownsError;
    }

    /// Stands for [ProcessBuilder#start] in cells.
    public static Process start(ProcessBuilder builder) throws IOException {
        Redirect in = builder.redirectInput();
        Redirect out = builder.redirectOutput();
        Redirect err = builder.redirectError();
        boolean inherits =
                in == Redirect.INHERIT || out == Redirect.INHERIT || err == Redirect.INHERIT;
        if (!inherits) {
            return builder.start();
        }
        var cell =
                new CellProcess(
                        piped(builder),
                        in != Redirect.INHERIT,
                        out != Redirect.INHERIT,
                        err != Redirect.INHERIT || builder.redirectErrorStream());
        cell.connect();
        return cell;
    }

    /// Starts a process with pipes in place of what it would inherit.
    private static Process piped(ProcessBuilder builder) throws IOException {
        Redirect in = builder.redirectInput();
        Redirect out = builder.redirectOutput();
        Redirect err = builder.redirectError();
        try {
            return builder.redirectInput(pipe(in))
                    .redirectOutput(pipe(out))
                    .redirectError(pipe(err))
                    .start();
        } finally {
            builder.redirectInput(in).redirectOutput(out).redirectError(err);
        }
    }

    private static Redirect pipe(Redirect redirect) {
        return redirect == Redirect.INHERIT ? Redirect.PIPE : redirect;
    }

    private void connect() throws IOException {
        if (!ownsInput) {
            process.getOutputStream().close();
        }
        if (!ownsOutput) {
            pump(process.getInputStream(), System.out);
        }
        if (!ownsError) {
            pump(process.getErrorStream(), System.err);
        }
    }

    private void pump(InputStream from, PrintStream to) {
        pumps.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("cahier-child")
                        .start(
                                () -> {
                                    try (from) {
                                        from.transferTo(to);
                                    } catch (IOException ended) {
                                        to.println("[output lost: " + ended.getMessage() + "]");
                                    }
                                }));
    }

    private void awaitLastWords() throws InterruptedException {
        for (Thread pump : pumps) {
            pump.join(LAST_WORDS_MILLIS);
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        int status = process.waitFor();
        awaitLastWords();
        return status;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        boolean ended = process.waitFor(timeout, unit);
        if (ended) {
            awaitLastWords();
        }
        return ended;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    @Override
    public OutputStream getOutputStream() {
        return ownsInput ? process.getOutputStream() : OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return ownsOutput ? process.getInputStream() : InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return ownsError ? process.getErrorStream() : InputStream.nullInputStream();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        process.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return process.supportsNormalTermination();
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public ProcessHandle.Info info() {
        return process.info();
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
