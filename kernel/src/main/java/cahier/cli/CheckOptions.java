package cahier.cli;

import cahier.notebook.Mask;
import cahier.notebook.Tolerance;
import cahier.runner.RunOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The options of a run that compares results with what is stored.
final class CheckOptions {

    /// What counts only where something is compared.
    private static final List<String> COMPARING =
            List.of(
                    "--mask",
                    "--mask-pattern",
                    "--tolerance",
                    "--pixel-tolerance",
                    "--ignore-stderr",
                    "--difference-dir");

    @Option(
            names = "--check",
            description =
                    "Compare what cells put out with what is stored, and write nothing; "
                            + "exit with 3 where it differs.")
    boolean check;

    @Option(
            names = "--update",
            description = "Compare as --check does, and rewrite only the cells that differ.")
    boolean update;

    @Option(
            names = "--mask",
            paramLabel = "NAME",
            split = ",",
            converter = MaskConverter.class,
            description =
                    "What does not count in text: identity (hash codes), temp (paths of "
                            + "temporary files), duration, or none. Default: identity,temp.")
    List<Masks> masks = new ArrayList<>();

    @Option(
            names = "--mask-pattern",
            paramLabel = "REGEX",
            converter = PatternConverter.class,
            description = "Text that does not count either; may be given again.")
    List<Pattern> patterns = new ArrayList<>();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "How far numbers may be apart, relative to the larger. Default: 0.")
    double tolerance;

    @Option(
            names = "--pixel-tolerance",
            paramLabel = "X",
            description = "The share of a picture's pixels that may differ. Default: 0.")
    double pixels;

    @Option(names = "--ignore-stderr", description = "Do not compare what goes to stderr.")
    boolean ignoreStderr;

    /// Masks that one name stands for.
    record Masks(List<Mask> masks) {}

    boolean isOn() {
        return check || update;
    }

    /// Checks the values, and that they are not given in vain.
    ///
    /// @throws ParameterException where one is no value of its option, or does not count
    void checkValues(CommandLine command) {
        if (check && update) {
            throw Refused.argument(command, "--check and --update exclude each other");
        }
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw Refused.argument(
                    command, "--tolerance: got " + tolerance + "; expected 0 or more");
        }
        if (!(pixels >= 0 && pixels <= 1)) {
            throw Refused.argument(
                    command, "--pixel-tolerance: got " + pixels + "; expected 0 to 1");
        }
        for (var option : COMPARING) {
            if (!isOn() && command.getParseResult().hasMatchedOption(option)) {
                throw Refused.argument(
                        command, option + ": nothing is compared; add --check or --update");
            }
        }
    }

    RunOptions.@Nullable Check check() {
        return isOn() ? new RunOptions.Check(tolerance(), update) : null;
    }

    private Tolerance tolerance() {
        var all = new ArrayList<Mask>();
        if (masks.isEmpty()) all.addAll(Tolerance.USUAL.masks());
        for (var named : masks) all.addAll(named.masks());
        for (var pattern : patterns) all.add(Mask.of(pattern));
        return new Tolerance(all, tolerance, pixels, true, ignoreStderr);
    }

    /// Finds a mask by its name.
    static final class MaskConverter implements ITypeConverter<Masks> {
        @Override
        public Masks convert(String name) {
            if (name.equals("none")) return new Masks(List.of());
            for (var mask : Mask.PRESETS) {
                if (mask.name().equals(name)) return new Masks(List.of(mask));
            }
            throw new TypeConversionException(
                    "got '" + name + "'; expected identity, temp, duration or none");
        }
    }

    /// Reads a regular expression.
    static final class PatternConverter implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String regex) {
            try {
                return Pattern.compile(regex);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException(
                        "not a regular expression: '" + regex + "': " + e.getDescription());
            }
        }
    }
}
