package cahier.engine;

import cahier.engine.Compiled.CompiledPart;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names under which the classes of a compilation run.
///
/// A class that is local to a cell's statements or methods has its own name, as one beside them
/// has, where nobody else can mean it: no type of the session has the name, and no variable's type
/// is a class inside of a cell, which later cells name as the compiler did. A cell's statements run
/// in a method that is called `main`.
final class RuntimeNames {
    private static final Pattern LOCAL = Pattern.compile("\\$\\d+([\\p{IsAlphabetic}_][^$]*)");
    private static final String OBJECT = "()Ljava/lang/Object;";

    /// The classes that have another name than the compiler gave them, without its package.
    private final Map<String, String> own = new LinkedHashMap<>();

    private final boolean plainMain;

    private RuntimeNames(boolean plainMain) {
        this.plainMain = plainMain;
    }

    /// Returns names that differ from the compiler's in the package alone.
    static RuntimeNames asCompiled() {
        return new RuntimeNames(false);
    }

    static RuntimeNames of(Compiled compiled, Symbols symbols) {
        var names = new RuntimeNames(hasPlainMain(compiled));
        Set<String> taken = new HashSet<>();
        symbols.types().forEach(type -> taken.add(type.name()));
        compiled.parts().forEach(p -> p.types().forEach(type -> taken.add(type.name())));
        for (CompiledPart part : compiled.parts()) {
            String wrapper = part.part().wrapper();
            boolean named =
                    part.variables().stream().anyMatch(v -> v.signature().contains(wrapper + "$"));
            if (!named) {
                names.shorten(wrapper, compiled, taken);
            }
        }
        return names;
    }

    private void shorten(String wrapper, Compiled compiled, Set<String> taken) {
        for (String name : compiled.classes().keySet()) {
            String plain = Mangling.plain(name);
            if (plain.startsWith(wrapper + "$")) {
                Matcher local = LOCAL.matcher(plain).region(wrapper.length(), plain.length());
                boolean isShort = local.matches() && isBasic(plain) && taken.add(local.group(1));
                if (isShort) {
                    own.put(plain, local.group(1));
                }
            }
        }
    }

    /// Says whether class files have a text as others have it.
    private static boolean isBasic(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    private static boolean hasPlainMain(Compiled compiled) {
        return compiled.parts().stream()
                .flatMap(part -> part.methods().stream())
                .noneMatch(m -> m.name().startsWith("main") && m.descriptor().equals(OBJECT));
    }

    /// Returns the name of the method that runs a cell's statements.
    static String main(Compiled compiled) {
        return hasPlainMain(compiled) ? Mangling.plainMain(Mangling.MAIN) : Mangling.MAIN;
    }

    boolean isMainPlain() {
        return plainMain;
    }

    /// Returns the name that a class runs under.
    ///
    /// @param compiled its name for the compiler, with the package or without
    String of(String compiled) {
        String plain = Mangling.plain(compiled);
        for (var entry : own.entrySet()) {
            if (isIn(plain, entry.getKey())) {
                return entry.getValue() + plain.substring(entry.getKey().length());
            }
        }
        return plain;
    }

    /// Says whether a class, by the name it runs under, is local to a cell and none that others can
    /// name.
    boolean isLocal(String name) {
        return own.values().stream().anyMatch(outer -> isIn(name, outer));
    }

    /// Returns those of some classes that are not so.
    List<String> named(Collection<String> classes) {
        return classes.stream().filter(name -> !isLocal(name)).toList();
    }

    private static boolean isIn(String name, String outer) {
        return name.startsWith(outer)
                && (name.length() == outer.length() || name.charAt(outer.length()) == '$');
    }
}
