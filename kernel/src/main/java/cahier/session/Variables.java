package cahier.session;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the environment sets for a session. Each variable has three names, of which the first that
/// is set counts: with `CAHIER_`, with `JJAVA_`, with `IJAVA_` before it.
///
/// @param classPath `CLASSPATH`: patterns of jars and folders
/// @param compilerOptions `COMPILER_OPTS`: options of `javac`
/// @param scripts `STARTUP_SCRIPTS_PATH`: patterns of files that run before the first cell
/// @param script `STARTUP_SCRIPT`: code that runs after them
/// @param timeout `TIMEOUT`: how long a cell may run; `null` for as long as it likes
/// @param extensions `LOAD_EXTENSIONS`: whether libraries may prepare the session for their use
/// @param outputLimit `OUTPUT_LIMIT`: the characters that one cell may print
/// @param names the whole names of the variables by those without what stands before
public record Variables(
        List<String> classPath,
        List<String> compilerOptions,
        List<String> scripts,
        String script,
        @Nullable Duration timeout,
        boolean extensions,
        long outputLimit,
        Map<String, String> names) {

    private static final List<String> PREFIXES = List.of("CAHIER_", "JJAVA_", "IJAVA_");
    private static final Set<String> NO = Set.of("0", "false", "no", "off");
    private static final Set<String> YES = Set.of("", "1", "true", "yes", "on");
    private static final List<String> TOLD_LATER =
            List.of("CLASSPATH", "COMPILER_OPTS", "STARTUP_SCRIPTS_PATH", "STARTUP_SCRIPT");
    private static final Pattern DURATION = Pattern.compile("(-?\\d+)\\s*([A-Za-z]*)");

    /// What counts where the environment says nothing.
    public static final Variables NONE = of(Map.of());

    public Variables {
        classPath = List.copyOf(classPath);
        compilerOptions = List.copyOf(compilerOptions);
        scripts = List.copyOf(scripts);
        names = Map.copyOf(names);
    }

    /// Reads an environment.
    ///
    /// @throws IllegalArgumentException where a value is none of its variable
    public static Variables of(Map<String, String> environment) {
        return new Variables(
                paths(find(environment, "CLASSPATH").value()),
                words(find(environment, "COMPILER_OPTS").value()),
                paths(find(environment, "STARTUP_SCRIPTS_PATH").value()),
                find(environment, "STARTUP_SCRIPT").value(),
                timeout(find(environment, "TIMEOUT")),
                isYes(find(environment, "LOAD_EXTENSIONS")),
                limit(find(environment, "OUTPUT_LIMIT")),
                TOLD_LATER.stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name, name -> find(environment, name).name())));
    }

    /// Returns a copy that leaves it to somebody else how long a cell may run.
    public Variables withoutTimeout() {
        return new Variables(
                classPath, compilerOptions, scripts, script, null, extensions, outputLimit, names);
    }

    /// Returns a copy that does not tell under which of their names the variables are set.
    public Variables withoutNames() {
        return new Variables(
                classPath,
                compilerOptions,
                scripts,
                script,
                timeout,
                extensions,
                outputLimit,
                Map.of());
    }

    /// Returns the name under which a variable is set, that with `CAHIER_` where it is not.
    ///
    /// @param name the name without what stands before, such as `CLASSPATH`
    String nameOf(String name) {
        return names.getOrDefault(name, PREFIXES.getFirst() + name);
    }

    /// Returns the options of the JVM, `JVM_OPTS`, that the environment sets.
    public static List<String> jvmOptions(Map<String, String> environment) {
        return words(find(environment, "JVM_OPTS").value());
    }

    /// Returns whether preview features of the language are asked for.
    public static boolean hasPreview(Map<String, String> environment) {
        return jvmOptions(environment).contains("--enable-preview")
                || of(environment).compilerOptions.contains("--enable-preview");
    }

    /// A variable by the name under which it is set.
    private record Setting(String name, String value) {}

    private static Setting find(Map<String, String> environment, String name) {
        for (var prefix : PREFIXES) {
            var value = environment.get(prefix + name);
            if (value != null) return new Setting(prefix + name, value.strip());
        }
        return new Setting(PREFIXES.getFirst() + name, "");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static List<String> paths(String text) {
        return Arrays.stream(text.split(Pattern.quote(File.pathSeparator)))
                .filter(path -> !path.isBlank())
                .toList();
    }

    /// Reads `30 SECONDS`, `500` (milliseconds) or `-1` (none).
    private static @Nullable Duration timeout(Setting setting) {
        var text = setting.value();
        if (text.isEmpty()) return null;
        var parts = DURATION.matcher(text);
        var unit = parts.matches() ? unit(parts.group(2).toUpperCase(Locale.ROOT)) : null;
        if (unit != null) {
            try {
                long amount = Long.parseLong(parts.group(1));
                return amount <= 0 ? null : Duration.of(amount, unit.toChronoUnit());
            } catch (NumberFormatException | ArithmeticException tooLong) {
                return null; // longer than anything runs
            }
        }
        throw new IllegalArgumentException(
                setting.name()
                        + ": no duration: got '"
                        + text
                        + "'; expected such as 30 SECONDS, or -1");
    }

    private static boolean isYes(Setting setting) {
        var text = setting.value().toLowerCase(Locale.ROOT);
        if (NO.contains(text)) return false;
        if (YES.contains(text)) return true;
        throw new IllegalArgumentException(
                setting.name() + ": got '" + setting.value() + "'; expected true or false");
    }

    private static @Nullable TimeUnit unit(String name) {
        if (name.isEmpty()) return TimeUnit.MILLISECONDS;
        for (var unit : TimeUnit.values()) {
            if (unit.name().equals(name) || unit.name().equals(name + "S")) return unit;
        }
        return null;
    }

    private static long limit(Setting setting) {
        var text = setting.value();
        if (text.isEmpty()) return SessionOptions.OUTPUT_LIMIT;
        try {
            return Math.max(0, Long.parseLong(text.replace("_", "")));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    setting.name() + ": not a number: got '" + text + "'; expected characters",
                    notANumber);
        }
    }
}
