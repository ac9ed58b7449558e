package cahier.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Sorts the options that a user gives the compiler: what a session decides itself is left out, and
/// said.
///
/// @param kept what the compiler gets
/// @param notes what was left out though the compiler knows it, and why
/// @param unknown what is no option of the compiler
record CompilerOptions(List<String> kept, List<String> notes, List<String> unknown) {

    /// The language is this JDK's, and files are none of the compiler's.
    private static final Set<String> OURS =
            Set.of(
                    "--release",
                    "-source",
                    "--source",
                    "-target",
                    "--target",
                    "-d",
                    "-s",
                    "-h",
                    "-cp",
                    "-classpath",
                    "--class-path",
                    "--module-path",
                    "-p",
                    "-Werror");

    static CompilerOptions of(List<String> given) {
        if (given.isEmpty()) return new CompilerOptions(List.of(), List.of(), List.of());
        var javac = ToolProvider.getSystemJavaCompiler();
        var kept = new ArrayList<String>();
        var notes = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            var option = given.get(i);
            if (option.equals("--enable-preview")) continue; // the session has its own switch
            int values = values(javac, option);
            var whole = given.subList(i, Math.min(given.size(), i + 1 + Math.max(0, values)));
            if (values < 0 || OURS.contains(option) || whole.size() < 1 + values) {
                var reason =
                        OURS.contains(option) ? "the session decides it" : "its value is missing";
                if (values < 0) unknown.add(option);
                else notes.add(leftOut(String.join(" ", whole), reason));
            } else {
                kept.addAll(whole);
            }
            i += whole.size() - 1;
        }
        return new CompilerOptions(kept, notes, unknown);
    }

    /// Returns what a reader is told of an option.
    static String leftOut(String option, String reason) {
        return "compiler option " + option + ": left out: " + reason;
    }

    /// Returns how many words belong to an option; -1 where it is none.
    private static int values(JavaCompiler javac, String option) {
        return option.startsWith("-") ? javac.isSupportedOption(option) : -1;
    }
}
