package cahier.cli;

import picocli.CommandLine.IVersionProvider;

/// Tells the versions of this program and of the JVM that runs it.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "cahier %s (Java %s, %s)"
                    .formatted(
                            version == null ? "from classes" : version,
                            Runtime.version(),
                            System.getProperty("java.vendor"))
        };
    }
}
