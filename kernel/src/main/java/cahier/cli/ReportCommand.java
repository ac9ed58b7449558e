package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Writes notebooks as pages in HTML, without running them.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Write notebooks as pages in HTML, with an index, without running them.",
            "%nA page holds all that it shows and asks for nothing from elsewhere.",
            "The report of a run: cahier run --html=DIR."
        },
        footerHeading = ExitCode.HEADING,
        footer = {
            "  0    all went well%n  2    a notebook cannot be read, or a page not be written"
        })
final class ReportCommand implements Callable<Integer> {

    @Mixin NotebookArguments arguments = new NotebookArguments();

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "Where the pages go. Default: ${DEFAULT-VALUE}.")
    Path folder = Path.of("report");

    @Override
    public Integer call() throws IOException {
        return StoredPages.write(arguments.find("report"), folder);
    }
}
