package cahier.runner;

import cahier.session.Variables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the command line of a worker JVM: the same Java, class path and options as this JVM, and
/// everything pinned that could make outputs differ between machines.
final class WorkerCommand {

    private static final List<String> PINNED =
            List.of(
                    "-Duser.language=en",
                    "-Duser.country=",
                    "-Duser.variant=",
                    "-Duser.script=",
                    "-Duser.timezone=UTC",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-Djava.awt.headless=true");

    private static final List<String> COMPILER_PACKAGES =
            List.of("api", "code", "comp", "file", "jvm", "main", "parser", "tree", "util");

    private WorkerCommand() {}

    static List<String> of(WorkerOptions options, WorkerFolder folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(sharedOptions());
        command.addAll(PINNED);
        if (!System.lineSeparator().equals("\n")) command.add("-Dline.separator=\n");
        command.add("-XX:ErrorFile=" + folder.crashReport());
        command.add("-Djava.io.tmpdir=" + folder.temporary());
        if (options.memory() != null) command.add("-Xmx" + options.memory());
        if (options.preview()) command.add("--enable-preview");
        if (options.threads() > 0) command.add("-Dcahier.threads=" + options.threads());
        command.addAll(List.of("cahier.cli.Main", "worker", folder.socket().toString()));
        return command;
    }

    /// The launcher names the file of its options; without a launcher, as in tests, they are made
    /// up from this JVM's class path.
    private static List<String> sharedOptions() {
        var options = new ArrayList<String>();
        var file = System.getProperty("cahier.jvm");
        if (file != null && Files.isReadable(Path.of(file))) {
            options.add("@" + file);
        } else {
            for (var name : COMPILER_PACKAGES) {
                options.add(
                        "--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
            }
            options.add("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");
            options.add("--add-exports=java.base/jdk.internal.io=ALL-UNNAMED");
            options.add("--add-opens=java.base/java.io=ALL-UNNAMED");
            options.addAll(List.of("-cp", System.getProperty("java.class.path")));
        }
        options.addAll(Variables.jvmOptions(System.getenv()));
        if (Variables.hasPreview(System.getenv())) options.add("--enable-preview");
        // two collectors on one command line are an error
        if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            options.add("-XX:+UseSerialGC");
        }
        return options;
    }
}
