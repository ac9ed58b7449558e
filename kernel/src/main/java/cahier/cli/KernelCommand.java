package cahier.cli;

import picocli.CommandLine.Command;

/// Groups what concerns Jupyter's kernel.
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Install the Jupyter kernel, or start it.",
        subcommands = {KernelInstall.class, KernelStart.class})
final class KernelCommand {}
