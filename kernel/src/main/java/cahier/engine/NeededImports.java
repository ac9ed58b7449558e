package cahier.engine;

import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.main.JavaCompiler;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Picks from a session's imports those that a unit needs: resolving all of them would cost more
/// than the rest of a small cell.
///
/// Those that mean nothing are left out: they wait for a class path that has what they name.
final class NeededImports {
    private static final String STATIC = "static ";
    private static final String MODULE = "module ";
    private static final Context.Key<NeededImports> KEY = new Context.Key<>();

    private final Symtab syms;
    private final Names names;
    private final Types types;
    private final JavaCompiler compiler;
    private final Map<String, Boolean> resolved = new HashMap<>();
    private final Map<String, PackageSymbol> packages = new HashMap<>();

    private NeededImports(Context context) {
        syms = Symtab.instance(context);
        names = Names.instance(context);
        types = Types.instance(context);
        compiler = JavaCompiler.instance(context);
    }

    /// Returns what a context knows; it knows it for as long as its class path is the same.
    static NeededImports of(Context context) {
        NeededImports known = context.get(KEY);
        if (known == null) {
            known = new NeededImports(context);
            context.put(KEY, known);
        }
        return known;
    }

    /// Picks the imports that may give one of the unit's names a meaning.
    ///
    /// @param declared names of what the same compilation declares, which need no import on demand
    List<String> of(List<String> lines, UnitNames unit, Set<String> declared) {
        List<Name> open =
                unit.open().stream().filter(name -> !declared.contains(name.toString())).toList();
        return lines.stream()
                .filter(line -> isNeeded(line, unit.all(), open))
                .filter(line -> resolves(line))
                .toList();
    }

    private boolean isNeeded(String line, Set<Name> all, List<Name> open) {
        if (!line.endsWith(".*")) {
            return line.startsWith(MODULE) ? !open.isEmpty() : all.contains(last(line));
        }
        PackageSymbol members = open.isEmpty() ? null : membersOf(line);
        return !open.isEmpty()
                && (members == null || open.stream().anyMatch(name -> has(members, name)));
    }

    private Name last(String line) {
        return names.fromString(line.substring(line.lastIndexOf('.') + 1));
    }

    private static boolean has(PackageSymbol members, Name name) {
        return members.members().findFirst(name, symbol -> symbol.kind == Kind.TYP) != null;
    }

    /// Returns the package whose types an import on demand names; `null` where it is no package's.
    private @Nullable PackageSymbol membersOf(String line) {
        if (line.startsWith(STATIC)) {
            return null;
        }
        PackageSymbol found =
                packages.computeIfAbsent(
                        qualifier(line),
                        name -> syms.lookupPackage(syms.unnamedModule, names.fromString(name)));
        return found.members().isEmpty() ? null : found;
    }

    /// Says whether an import means something.
    boolean resolves(String line) {
        return resolved.computeIfAbsent(line, this::resolve);
    }

    private boolean resolve(String line) {
        if (line.startsWith(MODULE)) {
            String name = line.substring(MODULE.length()).strip();
            return syms.getModule(names.fromString(name)) != null;
        }
        if (line.startsWith(STATIC)) {
            TypeSymbol type = type(qualifier(line.substring(STATIC.length())));
            return type != null && (line.endsWith(".*") || hasMember(type, last(line)));
        }
        if (line.endsWith(".*")) {
            return membersOf(line) != null || type(qualifier(line)) != null;
        }
        return type(line) != null;
    }

    private @Nullable TypeSymbol type(String name) {
        Symbol symbol = compiler.resolveIdent(syms.unnamedModule, name);
        return symbol instanceof TypeSymbol type && type.kind == Kind.TYP && type.exists()
                ? type
                : null;
    }

    private boolean hasMember(TypeSymbol type, Name name) {
        return types.membersClosure(type.type, false).findFirst(name, Symbol::isStatic) != null;
    }

    private static String qualifier(String path) {
        int end = path.lastIndexOf('.');
        return end < 0 ? path : path.substring(0, end).strip();
    }
}
