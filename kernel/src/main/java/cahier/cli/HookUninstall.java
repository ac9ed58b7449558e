package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Takes the filter and the hook back.
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Take the filter and the hook back; other lines stay.")
final class HookUninstall implements Callable<Integer> {

    @Mixin HookCommand.Place place;

    @Override
    public Integer call() throws Exception {
        if (!place.isGlobal) HookCommand.checkRepository();
        boolean wasFilter = place.filter().uninstall();
        System.out.println("filter: " + (wasFilter ? "uninstalled" : "was not installed"));
        if (place.isGlobal) return ExitCode.OK;
        boolean wasHook = PreCommitHook.ofRepository().uninstall();
        System.out.println("pre-commit: " + (wasHook ? "uninstalled" : "was not installed"));
        return ExitCode.OK;
    }
}
