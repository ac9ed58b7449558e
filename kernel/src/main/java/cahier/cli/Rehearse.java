package cahier.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/// Does once what every start does, while the JVM records it for the start-up cache. It must not
/// touch a class that links the Vector API: the JVM would then write no cache.
@Command(name = "rehearse", hidden = true, description = "Train the start-up cache.")
final class Rehearse implements Callable<Integer> {

    @Override
    public Integer call() {
        Main.commandLine().parseArgs("kernel", "install", "--user");
        return 0;
    }
}
