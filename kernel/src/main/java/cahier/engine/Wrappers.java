package cahier.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives the classes that hold cells their names: `cell#6` to that of `In [6]`, and a further name
/// of that number to what is compiled of it later.
final class Wrappers {
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,9})]$");

    /// The highest number of a cell whose classes were loaded.
    private int highest;

    private int versions;

    /// Returns a name that no class has which was loaded.
    String next(String label) {
        int number = number(label);
        return number > highest ? Mangling.wrapper(number) : Mangling.wrapper(number, ++versions);
    }

    /// Takes notice that classes of a cell are loaded under the names that it was given.
    void use(String label) {
        highest = Math.max(highest, number(label));
    }

    /// Returns the number that stands in brackets at a label's end; 0 where there is none.
    private static int number(String label) {
        Matcher number = NUMBER.matcher(label);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
}
