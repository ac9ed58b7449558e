package cahier.session;

import java.util.Map;

/// States the language of a session's cells, as Jupyter's kernels do and as notebooks store it.
///
/// The version is the language's, not the JDK's, so that an update of the JDK changes no notebook.
public final class LanguageInfo {

    /// The entries of `language_info`, the same for the kernel and for a headless run.
    public static final Map<String, Object> ENTRIES =
            Map.of(
                    "name", "java",
                    "version", "25",
                    "mimetype", "text/x-java-source",
                    "file_extension", ".jshell",
                    "pygments_lexer", "java",
                    "codemirror_mode", "java",
                    "nbconvert_exporter", "script");

    private LanguageInfo() {}
}
