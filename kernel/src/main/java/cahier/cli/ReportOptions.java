package cahier.cli;

import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.runner.JunitReport;
import cahier.runner.NotebookResult;
import cahier.runner.Reports;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The options that write the results of a run for other programs.
final class ReportOptions {

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write JUnit XML: a suite for each notebook, a test case for each cell.")
    @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write a summary in Markdown.")
    @Nullable Path markdown;

    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = "Write a page for each notebook and an index into this folder.")
    @Nullable Path html;

    @Option(
            names = "--gitlab",
            paramLabel = "FILE",
            description = "Write a code quality report for GitLab.")
    @Nullable Path gitlab;

    @Option(names = "--github", description = "Print annotations for GitHub.")
    boolean github;

    @Option(
            names = "--difference-dir",
            paramLabel = "DIR",
            description = "Write pictures into this folder that show where pictures differ.")
    @Nullable Path differenceFolder;

    /// Checks before anything runs that all can be written.
    ///
    /// @throws CommandException where something cannot
    void check() {
        if (junit != null) WritableFiles.checkFile("--junit", junit);
        if (markdown != null) WritableFiles.checkFile("--markdown", markdown);
        if (gitlab != null) WritableFiles.checkFile("--gitlab", gitlab);
        if (differenceFolder != null) {
            WritableFiles.checkFolder("--difference-dir", differenceFolder);
        }
    }

    /// Writes what is asked for.
    ///
    /// @throws CommandException where something cannot be written
    void write(List<NotebookResult> results) {
        if (junit != null) write("--junit", junit, JunitReport.of(results));
        if (markdown != null) write("--markdown", markdown, Reports.markdown(results));
        if (gitlab != null) write("--gitlab", gitlab, Reports.gitlab(results));
        if (github) Reports.github(results).forEach(System.out::println);
        if (differenceFolder == null) return;
        try {
            DifferencePictures.write(results, differenceFolder);
        } catch (IOException e) {
            throw failed("--difference-dir", differenceFolder, e);
        }
    }

    private static void write(String option, Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            // what is there and no file, such as /dev/stdout, cannot be replaced
            if (Files.exists(file) && !Files.isRegularFile(file)) Files.writeString(file, text);
            else NotebookFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed(option, file, e);
        } catch (NotebookException e) {
            throw new CommandException(option + ": " + file + ": " + e.getMessage());
        }
    }

    private static CommandException failed(String option, Path file, IOException e) {
        return new CommandException(
                option + ": cannot write " + file + ": " + WritableFiles.reason(e));
    }
}
