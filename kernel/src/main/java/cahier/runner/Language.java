package cahier.runner;

import cahier.notebook.Notebook;
import cahier.notebook.NotebookException;
import cahier.session.LanguageInfo;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Knows in which language a notebook is written, and states ours.
public final class Language {

    private Language() {}

    /// Checks that a notebook is in Java; one that says nothing is taken to be.
    ///
    /// @throws NotebookException where it is of another language
    public static void check(Notebook notebook) {
        var kernel = object(notebook, "kernelspec");
        var language = text(object(notebook, "language_info"), "name");
        if (language == null) language = text(kernel, "language");
        if (language != null) {
            if (!language.equalsIgnoreCase("java")) {
                throw new NotebookException(
                        "is a notebook in " + language + "; expected one in Java");
            }
            return;
        }
        var name = text(kernel, "name");
        if (name != null && !isOfJava(name)) {
            throw new NotebookException(
                    "is a notebook for the kernel \"" + name + "\"; expected one in Java");
        }
    }

    /// Returns a copy whose metadata states the language as the kernel does.
    static Notebook stated(Notebook notebook) {
        if (LanguageInfo.ENTRIES.equals(notebook.metadata().get("language_info"))) return notebook;
        var metadata = new LinkedHashMap<>(notebook.metadata());
        metadata.put("language_info", LanguageInfo.ENTRIES);
        return notebook.withMetadata(metadata);
    }

    private static boolean isOfJava(String kernel) {
        var name = kernel.toLowerCase(Locale.ROOT);
        return name.contains("cahier")
                || name.contains("jshell")
                || name.contains("java") && !name.contains("javascript");
    }

    private static Map<?, ?> object(Notebook notebook, String field) {
        return notebook.metadata().get(field) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(Map<?, ?> map, String field) {
        return map.get(field) instanceof String text ? text : null;
    }
}
