package cahier.cli;

import cahier.engine.EditDistance;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Optional;

/// Tells that a command does not exist, and which one was probably meant, also where its help is
/// asked for.
final class UnknownCommand {

    private UnknownCommand() {}

    /// Runs what was parsed, unless its first word should have been a command.
    static int runKnown(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.unmatched().isEmpty()) {
            throw Refused.command(parsed);
        }
        return new RunLast().execute(parsed);
    }

    /// Says what to do about a word that is no command of Cahier's; empty about other mistakes.
    static Optional<String> explain(CommandLine.ParameterException e) {
        var command = e.getCommandLine();
        if (!(e instanceof UnmatchedArgumentException unmatched) || command.getParent() != null) {
            return Optional.empty();
        }
        var word = unmatched.getUnmatched().getFirst();
        if (word.startsWith("-")) return Optional.empty();
        return Optional.of("there is no command '" + word + "'" + meant(command, word));
    }

    private static String meant(CommandLine command, String word) {
        // what is checked must be run
        if (word.equals("check") || word.equals("test")) {
            return "; did you mean 'cahier run --check'?";
        }
        return command.getSubcommands().entrySet().stream()
                .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(known -> known.getKey())
                .filter(name -> isNear(word, name))
                .findFirst()
                .map(name -> "; did you mean 'cahier " + name + "'?")
                .orElse("");
    }

    /// Says whether two words have the same letters, or differ by one letter that is missing,
    /// superfluous or another.
    private static boolean isNear(String word, String name) {
        return EditDistance.between(word, name) <= 1 || sorted(word).equals(sorted(name));
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }
}
