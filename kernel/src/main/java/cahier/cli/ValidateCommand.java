package cahier.cli;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.notebook.NotebookFile;
import cahier.notebook.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Checks notebook files against the notebook format, and repairs them on request.
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Check notebook files against nbformat 4.0 to 4.5.",
            "%nEach problem is told with its cell and what was expected.%n",
            "  cahier validate notebooks",
            "  cahier validate --repair a.ipynb"
        },
        footerHeading = ExitCode.HEADING,
        footer = {
            "  0    every file is valid, or was repaired%n"
                    + "  2    a file is not valid, or cannot be read"
        })
final class ValidateCommand implements Callable<Integer> {

    @Mixin NotebookArguments arguments = new NotebookArguments();

    @Option(
            names = "--repair",
            description =
                    "Rewrite what can be repaired: ids that are missing or double, "
                            + "fields and metadata that the format forbids or misses.")
    boolean repair;

    @Override
    public Integer call() throws Exception {
        boolean isGood = true;
        for (var notebook : arguments.find("validate")) isGood &= validate(notebook);
        return isGood ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private boolean validate(Path path) {
        try {
            var bytes = NotebookFile.bytes(path);
            var problems = Notebook.problems(bytes);
            boolean isReadable =
                    problems.stream().noneMatch(p -> p.kind() == Problem.Kind.UNREADABLE);
            boolean isRepaired = repair && isReadable && !problems.isEmpty();
            if (isRepaired) NotebookFile.write(path, Notebook.parse(bytes).repaired());
            for (var problem : problems) {
                System.out.println(path + ": " + (isRepaired ? "repaired: " : "") + problem);
            }
            if (problems.isEmpty()) System.out.println(path + ": valid");
            return problems.isEmpty() || isRepaired;
        } catch (NotebookException e) {
            System.out.println(path + ": " + e.getMessage());
            return false;
        }
    }
}
