package cahier.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/// Groups what connects git with notebooks.
@Command(
        name = "hook",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Keep outputs out of git, or check notebooks before a commit; without Python.",
            "%n  cahier hook install",
            "      outputs stay in your files, and out of commits;",
            "      git diff shows notebooks as Java",
            "  cahier hook install --pre-commit",
            "      a commit of notebooks with outputs is refused",
            "  cahier hook install --pre-commit --keep-outputs",
            "      a commit of invalid notebooks is refused",
            "  cahier hook status",
            "  cahier hook uninstall"
        },
        subcommands = {HookInstall.class, HookUninstall.class, HookStatus.class, HookCheck.class})
final class HookCommand {

    /// Where the filter is set up.
    static final class Place {
        @Option(names = "--global", description = "For all repositories of this user.")
        boolean isGlobal;

        @Option(
                names = "--attributes",
                paramLabel = "FILE",
                description =
                        "The file that names the notebooks; .gitattributes shares it. Default:"
                                + " .git/info/attributes; with --global the one in your home.")
        @Nullable Path attributes;

        GitFilter filter() {
            return new GitFilter(isGlobal, attributes);
        }
    }

    private HookCommand() {}

    /// Returns the launcher as a word for the shell with which git starts it.
    static String launcher() {
        var path = Home.launcher().toAbsolutePath().toString().replace('\\', '/');
        return "'" + path.replace("'", "'\\''") + "'";
    }

    /// @throws CommandException outside of a repository
    static void checkRepository() throws IOException {
        var answer = Git.call("rev-parse", "--git-dir");
        if (answer.code() == 0) return;
        // git speaks the user's language, but a folder that it merely distrusts is named by "safe."
        var why =
                answer.errors().contains("safe.directory")
                        ? "git does not trust the repository here: " + answer.errors()
                        : "there is no git repository here; go into one, or make one with git init";
        throw new CommandException("hook: " + why);
    }
}
