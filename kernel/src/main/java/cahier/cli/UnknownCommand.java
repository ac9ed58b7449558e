package cahier.cli;

import cahier.engine.EditDistance;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

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

    /// Says that a word is no command, and which one was probably meant.
    ///
    /// @param command the one whose commands were to be expected, Cahier itself or a group
    static String explain(CommandLine command, String word) {
        var group = command.getCommandSpec().qualifiedName();
        var given = (group + " " + word).substring("cahier ".length());
        return "there is no command '" + given + "'" + meant(command, group, word);
    }

    private static String meant(CommandLine command, String group, String word) {
        // what is checked must be run
        if (command.getParent() == null && (word.equals("check") || word.equals("test"))) {
            return "; did you mean 'cahier run --check'?";
        }
        return command.getSubcommands().entrySet().stream()
                .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(known -> known.getKey())
                .filter(name -> isNear(word, name))
                .findFirst()
                .map(name -> "; did you mean '" + group + " " + name + "'?")
                .orElse("");
    }

    /// Says whether two words have the same letters, or differ by one letter that is missing,
    /// superfluous or another.
    static boolean isNear(String word, String name) {
        return EditDistance.between(word, name) <= 1 || sorted(word).equals(sorted(name));
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }
}
