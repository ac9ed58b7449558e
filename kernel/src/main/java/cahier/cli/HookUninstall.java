package cahier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Takes the filter and the hook back.
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Take the filter and the hook back; other lines stay.")
final class HookUninstall implements Callable<Integer> {

    @Mixin HookCommand.Place place;

    @Override
    public Integer call() throws Exception {
        if (!place.isGlobal) HookCommand.checkRepository();
        var filter = place.filter();
        boolean wasFilter = filter.uninstall();
        System.out.println("filter: " + (wasFilter ? "uninstalled" : "was not installed"));
        for (var file : filter.sharedFiles()) {
            System.out.println(
                    "note: the line in " + file + " stays for those who share it; it goes with");
            System.out.println("  cahier hook uninstall --attributes=" + file);
        }
        if (place.isGlobal) return ExitCode.OK;
        boolean wasHook = PreCommitHook.ofRepository().uninstall();
        System.out.println("pre-commit: " + (wasHook ? "uninstalled" : "was not installed"));
        return ExitCode.OK;
    }
}
