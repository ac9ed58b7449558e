package cahier.protocol;

import cahier.session.LanguageInfo;

import java.util.List;
import java.util.Map;

/// Asks who the kernel is. It is answered without waiting for the compiler.
record KernelInfoRequest() implements Incoming {

    static final String TYPE = "kernel_info_request";

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
                LanguageInfo.ENTRIES,
                "banner",
                "Cahier " + version() + ", Java " + Runtime.version(),
                "debugger",
                false,
                "supported_features",
                List.of("kernel subshells"),
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
