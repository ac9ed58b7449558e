package cahier.engine;

import java.util.regex.Pattern;

/// Names that the session's classes have for the compiler, and how they lose them.
///
/// `javac` cannot import from the unnamed package, so everything is compiled in a package of one
/// odd letter; the class files that are loaded have it no more, so that a user's class prints as
/// `Point@1b2c`.
final class Mangling {

    /// The package, a letter of the Lisu script that nobody types.
    static final String PACKAGE = "\ua4da";

    /// The method of a wrapper that runs its statements.
    static final String MAIN = PACKAGE + "main";

    /// The field of a wrapper that holds the index of the fragment that runs.
    static final String STEP = "$step";

    /// No identifier has the mark, so that no class of a user's is taken for a wrapper.
    private static final String WRAPPER = "cell#";

    private static final Pattern HIDDEN = Pattern.compile("(?<=.)\\$\\d+$");
    private static final Pattern QUALIFIERS =
            Pattern.compile("\\b(?:[\\p{javaLowerCase}_][\\w]*\\.)+(?=[\\p{javaUpperCase}$_])");

    private Mangling() {}

    /// Names the class that holds a compilation's variables, methods and statements.
    ///
    /// It is seen where Java itself names the class that code is in, as in
    /// `cell#6$$Lambda/0x0000…`.
    static String wrapper(int cell) {
        return WRAPPER + cell;
    }

    /// Names a further class of the same cell.
    static String wrapper(int cell, int version) {
        return WRAPPER + cell + "_" + version;
    }

    /// Says whether a class (by the name it runs under) is such a class, not one nested in it.
    static boolean isWrapper(String runtimeName) {
        if (!runtimeName.startsWith(WRAPPER) || runtimeName.length() == WRAPPER.length()) {
            return false;
        }
        return runtimeName.indexOf('$') < 0;
    }

    /// Says whether a class is such a class or nested in it.
    static boolean isInWrapper(String runtimeName) {
        return runtimeName.startsWith(WRAPPER);
    }

    /// Returns the name that a variable was declared with: one that a later declaration of the same
    /// cell hides has a number after it.
    static String plainVariable(String name) {
        return HIDDEN.matcher(name).replaceAll("");
    }

    /// Returns the name that a method of a wrapper or a lambda in it has for the user.
    static String plainMain(String method) {
        return method.replace(MAIN, "main");
    }

    /// Takes the package out of a message, a signature or a binary name.
    static String plain(String text) {
        return text.indexOf('\ua4da') < 0
                ? text
                : text.replace(PACKAGE + ".", "").replace(PACKAGE + "/", "");
    }

    /// Shortens a type as the compiler prints it to simple names.
    static String simpleType(String type) {
        return QUALIFIERS.matcher(plain(type)).replaceAll("");
    }

    /// Puts a class into the compiler's package.
    static String compiled(String runtimeName) {
        return PACKAGE + "." + runtimeName;
    }
}
