package cahier.protocol;

import java.util.List;
import java.util.Map;

/// Asks who the kernel is. It is answered without waiting for the compiler.
record KernelInfoRequest() implements Incoming {

    static final String TYPE = "kernel_info_request";

    /// The feature version of the language: no build number, so that notebooks do not change with
    /// every update of the JDK.
    private static final String JAVA = "25";

    Map<String, Object> reply() {
        return Map.of(
                "status",
                "ok",
                "protocol_version",
                Wire.VERSION,
                "implementation",
                "cahier",
                "implementation_version",
                version(),
                "language_info",
                Map.of(
                        "name", "java",
                        "version", JAVA,
                        "mimetype", "text/x-java-source",
                        "file_extension", ".jshell",
                        "pygments_lexer", "java",
                        "codemirror_mode", "java",
                        "nbconvert_exporter", "script"),
                "banner",
                "Cahier " + version() + ", Java " + Runtime.version(),
                "debugger",
                false,
                "supported_features",
                List.of(),
                "help_links",
                List.of(
                        Map.of(
                                "text", "Java API",
                                "url", "https://docs.oracle.com/en/java/javase/25/docs/api/")));
    }

    private static String version() {
        var version = KernelInfoRequest.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
