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
import java.nio.file.FileAlreadyExistsException;
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

    void write(List<NotebookResult> results) throws IOException {
        if (junit != null) write(junit, JunitReport.of(results));
        if (markdown != null) write(markdown, Reports.markdown(results));
        if (gitlab != null) write(gitlab, Reports.gitlab(results));
        if (github) Reports.github(results).forEach(System.out::println);
        if (differenceFolder != null) DifferencePictures.write(results, differenceFolder);
    }

    private static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            NotebookFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(file + ": " + e.getFile() + " is a file, not a folder");
        } catch (IOException e) {
            throw new CommandException(file + ": its folder cannot be made: " + e.getMessage());
        } catch (NotebookException e) {
            throw new CommandException(file + ": " + e.getMessage());
        }
    }
}
