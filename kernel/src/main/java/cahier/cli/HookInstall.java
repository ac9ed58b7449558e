package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// Sets up the filter or the hook.
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Set up the filter or the hook, in this repository. Default: the filter.")
final class HookInstall implements Callable<Integer> {

    @Spec CommandSpec spec;

    @Option(
            names = "--filter",
            description = "Take outputs out of what is committed; your files keep theirs.")
    boolean filter;

    @Option(
            names = "--pre-commit",
            description = "Refuse a commit of notebooks that are invalid or hold outputs.")
    boolean preCommit;

    @Option(names = "--keep-outputs", description = "Let the hook take notebooks with outputs.")
    boolean keepOutputs;

    @Mixin HookCommand.Place place;

    @Override
    public Integer call() throws Exception {
        boolean isFilter = filter || !preCommit;
        if (keepOutputs && !preCommit) throw wrong("--keep-outputs is for --pre-commit");
        if (keepOutputs && isFilter) throw wrong("--keep-outputs and --filter exclude each other");
        if (preCommit || !place.isGlobal) HookCommand.checkRepository();
        var launcher = HookCommand.launcher();
        if (isFilter) {
            var toGit = place.filter();
            toGit.checkAttributes();
            toGit.install(launcher);
            System.out.println("filter: installed; notebooks named in " + toGit.attributesFile());
        }
        if (preCommit) {
            var hook = PreCommitHook.ofRepository();
            hook.install(launcher + " hook check" + (keepOutputs ? " --keep-outputs" : ""));
            System.out.println("pre-commit: installed in " + hook.file());
        }
        return ExitCode.OK;
    }

    private RuntimeException wrong(String message) {
        return Refused.argument(spec.commandLine(), message);
    }
}
