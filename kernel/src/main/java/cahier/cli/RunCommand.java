package cahier.cli;

import cahier.runner.NotebookResult;
import cahier.runner.RunOptions;
import cahier.runner.RunOptions.OnError;
import cahier.runner.RunOptions.Target;
import cahier.runner.Runner;
import cahier.runner.StopSignal;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs notebooks and writes their outputs into them.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Run notebooks and write their outputs into them.",
            "%nEach notebook runs in a JVM of its own, in its folder; what it writes into the",
            "system's folder for temporary files is removed when it is done.",
            "A file is written whole or not at all, and not touched where nothing changed.%n",
            "  cahier run                            all of the folder notebooks",
            "  cahier run a.ipynb --timeout 5m       a cell may take five minutes",
            "  cahier run --check --junit out.xml    for CI: compare, and write nothing",
            "  cahier run a.ipynb -p rate=0.1 --output b.ipynb",
            "  cahier run --cached --jobs 4          what has changed, four at a time%n",
            "Tags that count: skip-execution, raises-exception, parameters, nbval-skip,",
            "nbval-ignore-output, nbval-raises-exception; those of nbval also as comments",
            "of their own, such as // NBVAL_SKIP. Notebook metadata that counts:",
            "execution.timeout, execution.allow_errors.%n",
            "Messages and reports name a cell by its place among all cells, text included,",
            "and its id: cell 5 (id sum). In [3] in a trace is the execution count, as ever."
        },
        footerHeading = ExitCode.HEADING,
        footer = {ExitCode.HELP})
final class RunCommand implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Mixin NotebookArguments arguments = new NotebookArguments();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many notebooks run at the same time. Default: ${DEFAULT-VALUE}.")
    int jobs = 1;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Run only the I-th of N parts of the notebooks, as for a CI matrix.")
    Shard shard = Shard.WHOLE;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Interrupt a cell that runs longer: 90, 90s, 5m, 1h. Default: never.")
    @Nullable Duration timeout;

    @Option(
            names = "--notebook-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Interrupt a notebook that runs longer. Default: never.")
    @Nullable Duration notebookTimeout;

    @Option(
            names = "--on-error",
            paramLabel = "WHAT",
            converter = OnErrorConverter.class,
            defaultValue = "stop",
            description = {
                "After a failed cell: stop (go on with the next notebook), continue (with the next"
                        + " cell) or abort (start nothing more). Default: ${DEFAULT-VALUE}."
            })
    OnError onError = OnError.STOP;

    @Option(
            names = "--cached",
            description =
                    "Skip a notebook that passed before if its code, the parameters, class path,"
                        + " JDK, Cahier and the data files that it declares are unchanged, and so"
                        + " are its outputs. A comment of a code cell, such as // cahier: data"
                        + " labels.csv, img/*.png, declares them. Runs that passed are remembered"
                        + " in .cahier beside the file that is written.")
    boolean cached;

    @ArgGroup(validate = false, heading = "%nThe JVM of each notebook:%n")
    JvmOptions jvm = new JvmOptions();

    @ArgGroup(validate = false, heading = "%nParameters:%n")
    ParameterOptions parameters = new ParameterOptions();

    @ArgGroup TargetOptions target = new TargetOptions();

    /// Where results go: at most one of these.
    static final class TargetOptions {
        @Option(names = "--no-write", description = "Write nothing.")
        boolean none;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Write the executed notebook to this file instead (one notebook).")
        @Nullable Path file;

        @Option(
                names = "--output-dir",
                paramLabel = "DIR",
                description = "Write the executed notebooks into this folder instead.")
        @Nullable Path folder;

        Target target() {
            if (none) return new Target.Nowhere();
            if (file != null) return new Target.IntoFile(file);
            return folder != null ? new Target.IntoFolder(folder) : new Target.InPlace();
        }
    }

    @ArgGroup(validate = false, heading = "%nComparing:%n")
    CheckOptions check = new CheckOptions();

    @ArgGroup(validate = false, heading = "%nReports:%n")
    ReportOptions reports = new ReportOptions();

    @Override
    public Integer call() throws Exception {
        checkOptions();
        var notebooks = shard.of(arguments.find("run"));
        if (target.file != null) {
            if (notebooks.size() > 1) {
                throw wrong(
                        "--output takes one notebook: got "
                                + notebooks.size()
                                + "; see --output-dir");
            }
            WritableFiles.checkFile("--output", target.file);
        }
        reports.check();
        if (target.folder != null) {
            checkNames(notebooks);
            WritableFiles.makeFolder("--output-dir", target.folder);
        }
        return run(notebooks);
    }

    private int run(List<Path> notebooks) throws InterruptedException {
        var report = RunReport.onConsole();
        var pages = reports.html == null ? null : HtmlPages.into(reports.html, notebooks, report);
        var stop = new StopSignal();
        try (var _ = Interrupts.raising(stop)) {
            List<NotebookResult> results;
            try (report) {
                var progress = pages == null ? report : pages;
                results = new Runner(options(), progress, stop).run(notebooks);
            }
            try {
                try {
                    reports.write(results);
                } finally {
                    if (pages != null) pages.finish();
                }
            } finally {
                report.summarize(results);
            }
            return ExitCode.of(results, stop.isRaised());
        }
    }

    private RunOptions options() {
        return RunOptions.defaults()
                .withWorker(jvm.worker())
                .withCellTimeout(timeout)
                .withNotebookTimeout(notebookTimeout)
                .withOnError(onError)
                .withTarget(target())
                .withJobs(jobs)
                .withParameters(parameters.parameters())
                .withCheck(check.check())
                .withCached(cached);
    }

    private void checkNames(List<Path> notebooks) {
        var names = new HashSet<Path>();
        for (var notebook : notebooks) {
            if (!names.add(notebook.getFileName())) {
                throw wrong("--output-dir: two notebooks are named " + notebook.getFileName());
            }
        }
    }

    private Target target() {
        return check.check ? new Target.Nowhere() : target.target();
    }

    private void checkOptions() {
        if (jobs < 1) {
            throw wrong("--jobs: got " + jobs + "; expected 1 or more");
        }
        if (!parameters.parameters().isEmpty() && target() instanceof Target.InPlace) {
            throw wrong(
                    "parameters would change the notebook: add --output, --output-dir or"
                            + " --no-write");
        }
        if (check.check && (target.file != null || target.folder != null)) {
            throw wrong("--check writes nothing: drop --output and --output-dir");
        }
        if (check.update && target.none) {
            throw wrong("--update rewrites what differs: drop --no-write, or see --check");
        }
        jvm.check(spec.commandLine());
        check.checkValues(spec.commandLine());
    }

    private RuntimeException wrong(String message) {
        return Refused.argument(spec.commandLine(), message);
    }
}
