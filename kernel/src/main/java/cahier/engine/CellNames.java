package cahier.engine;

import java.util.regex.Pattern;

/// Takes out of messages the names that the cells' own classes have for the compiler and for the
/// virtual machine: a reader knows of variables, methods and cells, and of no class that holds
/// them.
public final class CellNames {
    private static final String CELL = "(?<![\\w$#])cell#\\d+(?:_\\d+)?";

    /// Where the compiler says that a name was looked for in the cell: where else.
    private static final Pattern LOCATION =
            Pattern.compile("\\n\\s*location: class " + CELL + "(?=\\n|$)");

    private static final Pattern WITHIN =
            Pattern.compile(
                    " in (?:(?:class )?"
                            + CELL
                            + "|method "
                            + Mangling.MAIN
                            + "\\d*\\(\\))(?![\\w$])");

    /// A variable that a later one of the same cell hides has a number after its name.
    private static final Pattern HIDDEN = Pattern.compile(CELL + "\\.(\\w+)\\$\\d+\\b");

    private static final Pattern MEMBER = Pattern.compile(CELL + "\\.(?=\\w)");

    private static final Pattern LAMBDA =
            Pattern.compile(CELL + "\\$\\$Lambda(?:/0x[0-9a-f]+)?(?:@[0-9a-f]+)?");

    private static final Pattern LOCAL = Pattern.compile(CELL + "\\$\\d+(?=[\\p{L}_])");

    /// The classes without name of their own: they are named after the cell's class.
    private static final Pattern NAMELESS = Pattern.compile(CELL + "\\$(\\d+)\\b");

    private static final Pattern REST = Pattern.compile("(?:class )?" + CELL + "\\b");

    private CellNames() {}

    /// Returns a message as its reader understands it.
    public static String hide(String message) {
        if (message.indexOf('#') < 0 && !message.contains(Mangling.MAIN)) {
            return message;
        }
        String text = LOCATION.matcher(message).replaceAll("");
        text = WITHIN.matcher(text).replaceAll("");
        text = HIDDEN.matcher(text).replaceAll("$1");
        text = MEMBER.matcher(text).replaceAll("");
        text = LAMBDA.matcher(text).replaceAll("lambda");
        text = LOCAL.matcher(text).replaceAll("");
        text = NAMELESS.matcher(text).replaceAll("(anonymous $1)");
        return REST.matcher(text).replaceAll("the cell");
    }
}
