package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells what is set up.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tell what is installed in the repository here, or with --global.",
        footerHeading = ExitCode.HEADING,
        footer = {"  0    the filter or the hook is installed%n  3    neither is"})
final class HookStatus implements Callable<Integer> {

    @Mixin HookCommand.Place place;

    @Override
    public Integer call() throws Exception {
        if (!place.isGlobal) HookCommand.checkRepository();
        var file = place.filter().installedIn();
        boolean isFilter = file != null;
        System.out.println(
                "filter: "
                        + (isFilter ? "installed; notebooks named in " + file : "not installed"));
        if (place.isGlobal) return isFilter ? ExitCode.OK : ExitCode.MISMATCH;
        var hook = PreCommitHook.ofRepository();
        boolean isHook = hook.isInstalled();
        System.out.println(
                "pre-commit: " + (isHook ? "installed in " + hook.file() : "not installed"));
        return isFilter || isHook ? ExitCode.OK : ExitCode.MISMATCH;
    }
}
