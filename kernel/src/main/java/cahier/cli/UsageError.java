package cahier.cli;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words what is wrong with a command line as all other messages are: what it is about, what was
/// given, what was expected. The words of picocli are of another kind.
final class UsageError {

    private static final Pattern VALUE =
            Pattern.compile("(?s)Invalid value for (?:option|positional parameter)[^:]*: (.*)");
    private static final Pattern NUMBER =
            Pattern.compile("(?s)('.*') is not an? (int|long|float|double)");
    private static final Pattern NO_VALUE =
            Pattern.compile("(?s).*for option '([^']+)'(?: but found ('.*')|.*)");
    private static final Pattern UNKNOWN_COMMAND = Pattern.compile("Unknown subcommand '(.*)'\\.");
    private static final String NO_COMMAND = "Missing required subcommand";
    private static final String PICOCLIS = "Error: ";

    /// How much longer than what was typed an option's name may be that was meant.
    private static final int SHORTEST_BEGINNING = 4;

    private UsageError() {}

    /// Returns one sentence.
    static String explain(ParameterException e) {
        var message = String.valueOf(e.getMessage());
        if (message.startsWith(PICOCLIS)) message = message.substring(PICOCLIS.length());
        var unknown = UNKNOWN_COMMAND.matcher(message);
        if (unknown.matches()) return UnknownCommand.explain(e.getCommandLine(), unknown.group(1));
        if (e instanceof UnmatchedArgumentException unmatched) return unmatched(unmatched);
        if (e instanceof MissingParameterException missing) return missing(missing, message);
        if (e instanceof MutuallyExclusiveArgsException) return exclusive(e, message);
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + ": given twice; expected once";
        }
        if (message.equals(NO_COMMAND)) return noCommand(e.getCommandLine());
        var value = VALUE.matcher(message);
        if (e.getArgSpec() == null || !value.matches()) return message;
        var number = NUMBER.matcher(value.group(1));
        if (!number.matches()) return name(e.getArgSpec()) + ": " + value.group(1);
        boolean isWhole = number.group(2).equals("int") || number.group(2).equals("long");
        return name(e.getArgSpec())
                + ": got "
                + number.group(1)
                + "; expected a "
                + (isWhole ? "whole number" : "number");
    }

    private static String unmatched(UnmatchedArgumentException e) {
        var command = e.getCommandLine();
        var word = e.getUnmatched().getFirst();
        if (!word.startsWith("-")) {
            return command.getSubcommands().isEmpty()
                    ? "'" + word + "' is one word too many"
                    : UnknownCommand.explain(command, word);
        }
        var typed = word.replaceFirst("=.*", "");
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .filter(name -> isNear(typed, name))
                .findFirst()
                .map(name -> noOption(typed) + "; did you mean '" + name + "'?")
                .orElse(noOption(typed));
    }

    private static String noOption(String typed) {
        return "there is no option '" + typed + "'";
    }

    private static boolean isNear(String typed, String name) {
        return UnknownCommand.isNear(typed, name)
                || typed.length() >= SHORTEST_BEGINNING && name.startsWith(typed);
    }

    private static String missing(MissingParameterException e, String message) {
        var noValue = NO_VALUE.matcher(message);
        if (noValue.matches()) {
            var option = e.getCommandLine().getCommandSpec().findOption(noValue.group(1));
            var found = noValue.group(2) == null ? "nothing" : noValue.group(2);
            var expected = option == null ? "a value" : option.paramLabel();
            return noValue.group(1) + ": got " + found + "; expected " + expected;
        }
        if (!e.getMissing().isEmpty()) {
            var names = e.getMissing().stream().map(UsageError::name).toList();
            return words(e.getCommandLine())
                    + ": "
                    + String.join(" and ", names)
                    + (names.size() == 1 ? " is missing" : " are missing");
        }
        return message;
    }

    private static String exclusive(ParameterException e, String message) {
        var names = new ArrayList<String>();
        for (var option : e.getCommandLine().getCommandSpec().options()) {
            var name = Pattern.quote(option.longestName());
            if (Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])").matcher(message).find()) {
                names.add(option.longestName());
            }
        }
        return String.join(" and ", names) + " exclude each other";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /// Says which commands a group has, where one is to be named.
    private static String noCommand(CommandLine group) {
        var names =
                group.getSubcommands().entrySet().stream()
                        .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
                        .map(known -> known.getKey())
                        .collect(Collectors.joining(", "));
        return words(group) + ": got no command; expected one of " + names;
    }

    private static String words(CommandLine command) {
        return command.getCommandSpec().qualifiedName().substring("cahier ".length());
    }
}
