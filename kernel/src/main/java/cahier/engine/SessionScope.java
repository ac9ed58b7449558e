package cahier.engine;

import cahier.engine.Symbols.VariableEntry;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Scope.ImportFilter;
import com.sun.tools.javac.code.Scope.WriteableScope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.Completer;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Shows a compilation the session's names that it uses, and no others: the cost of a cell does not
/// grow with the session.
final class SessionScope {
    private final SessionFiles files;
    private final Symbols symbols;
    private final Symtab syms;
    private final Names names;
    private final Types types;
    private final TreeMaker make;
    private final Signatures signatures;
    private final Constants constants;
    private final PackageSymbol home;
    private final Set<String> remade = new HashSet<>();

    SessionScope(Context context, SessionFiles files, Symbols symbols) {
        this.files = files;
        this.symbols = symbols;
        syms = Symtab.instance(context);
        names = Names.instance(context);
        types = Types.instance(context);
        make = TreeMaker.instance(context);
        signatures = new Signatures(types);
        constants = Constants.of(context);
        home = syms.enterPackage(syms.unnamedModule, names.fromString(Mangling.PACKAGE));
        reset();
    }

    /// Forgets the classes of the session that a compilation read or declared: the next one reads
    /// them again, as they are then.
    void clear(Collection<String> compiled) {
        for (Symbol symbol : home.members().getSymbols()) {
            forget(symbol.flatName().toString());
        }
        compiled.forEach(this::forget);
        files.takeRead().forEach(this::forget);
        reset();
    }

    /// Forgets a class with those nested in it, at any depth: a class file tells the compiler of
    /// all of them, though nobody read theirs.
    private void forget(String name) {
        remove(name);
        files.family(name).forEach(this::remove);
    }

    private void remove(String name) {
        Name flatName = names.fromString(name);
        if (syms.getClass(syms.unnamedModule, flatName) != null) {
            syms.removeClass(syms.unnamedModule, flatName);
        }
    }

    /// Forgets all classes of the session, which takes a look at each class the compiler knows.
    void clear() {
        var stale = new ArrayList<Name>();
        for (ClassSymbol type : syms.getAllClasses()) {
            if (type.flatname.toString().startsWith(Mangling.PACKAGE)) {
                stale.add(type.flatname);
            }
        }
        stale.forEach(name -> syms.removeClass(syms.unnamedModule, name));
        files.takeRead();
        reset();
    }

    private void reset() {
        constants.clear();
        home.members_field = WriteableScope.create(home);
        home.completer = Completer.NULL_COMPLETER;
        home.flags_field |= Flags.EXISTS;
    }

    /// Enters the session's types that a unit may mean, except those compiled anew.
    void enterTypes(UnitNames unit, Set<String> declared) {
        for (Name name : unit.all()) {
            String text = name.toString();
            if (symbols.type(text).isPresent() && !declared.contains(text)) {
                if (home.members().findFirst(name) == null) {
                    home.members().enter(syms.enterClass(syms.unnamedModule, name, home));
                }
            }
        }
    }

    /// Imports the variables and methods that a unit uses: those that the same compilation declares
    /// in any unit, and those of the session that it does not declare anew.
    ///
    /// @param declared the names of methods and variables that the compilation declares
    void importNames(
            JCCompilationUnit unit,
            UnitNames mentioned,
            List<JCCompilationUnit> units,
            Set<String> declared) {
        List<ClassSymbol> wrappers = units.stream().map(SessionScope::wrapper).toList();
        for (Name name : mentioned.all()) {
            String text = name.toString();
            if (declared.contains(text)) {
                ImportFilter members = (origin, symbol) -> symbol.isStatic();
                wrappers.forEach(wrapper -> importFiltered(unit, wrapper, name, members));
            }
            symbols.variable(text).ifPresent(v -> importVariable(unit, wrappers, name, v));
            for (Symbols.MethodEntry method : symbols.methods(text)) {
                importMethod(unit, wrappers, name, method);
            }
        }
    }

    private void importVariable(
            JCCompilationUnit unit, List<ClassSymbol> wrappers, Name name, VariableEntry entry) {
        // until the compilation itself declares a variable of that name
        ImportFilter earlier =
                (origin, symbol) ->
                        symbol instanceof VarSymbol
                                && wrappers.stream().noneMatch(w -> declares(w, name));
        ClassSymbol owner = owner(entry.wrapper());
        for (Symbol symbol : owner.members().getSymbolsByName(name)) {
            if (symbol instanceof VarSymbol field) {
                field.flags_field = withFinal(field.flags_field, entry);
                if (entry.constant() != null) {
                    constants.put(field, entry.constant());
                }
            }
        }
        importFiltered(unit, owner, name, earlier);
    }

    /// A field is never final for the virtual machine, and a variable may be declared anew without
    /// it or with it: its entry alone says so.
    private long withFinal(long flags, VariableEntry entry) {
        boolean isFinal = entry.isFinal() && !remade.contains(entry.name());
        return isFinal ? flags | Flags.FINAL : flags & ~Flags.FINAL;
    }

    /// Lets the compilation assign to variables once more, final or not.
    void remake(Collection<VariableEntry> variables) {
        variables.forEach(v -> remade.add(v.name()));
    }

    /// Declares a variable of an earlier cell in a unit's wrapper; its type is what the names in it
    /// mean to this compilation.
    VariableEntry declareAgain(VariableEntry entry, JCCompilationUnit unit) {
        ClassSymbol wrapper = wrapper(unit);
        Name name = names.fromString(entry.name());
        for (Symbol symbol : owner(entry.wrapper()).members().getSymbolsByName(name)) {
            if (symbol instanceof VarSymbol old) {
                long flags = withFinal(old.flags(), entry);
                wrapper.members().enter(new VarSymbol(flags, name, old.type, wrapper));
            }
        }
        return entry.in(wrapper.name.toString());
    }

    private static boolean declares(ClassSymbol wrapper, Name name) {
        for (Symbol symbol : wrapper.members().getSymbolsByName(name)) {
            if (symbol instanceof VarSymbol) {
                return true;
            }
        }
        return false;
    }

    private void importMethod(
            JCCompilationUnit unit,
            List<ClassSymbol> wrappers,
            Name name,
            Symbols.MethodEntry entry) {
        String parameters = Symbols.parameters(entry.descriptor());
        for (ClassSymbol wrapper : wrappers) {
            for (Symbol own : wrapper.members().getSymbolsByName(name)) {
                if (own instanceof MethodSymbol && parameters(own).equals(parameters)) {
                    return;
                }
            }
        }
        ClassSymbol owner = owner(entry.wrapper());
        for (Symbol symbol : owner.members().getSymbolsByName(name)) {
            if (symbol instanceof MethodSymbol
                    && signatures.erased(symbol.type).equals(entry.descriptor())) {
                unit.namedImportScope.importType(owner.members(), owner.members(), symbol);
            }
        }
    }

    private String parameters(Symbol method) {
        return Symbols.parameters(signatures.erased(method.type));
    }

    private ClassSymbol owner(String wrapper) {
        return syms.enterClass(syms.unnamedModule, names.fromString(wrapper), home);
    }

    private void importFiltered(
            JCCompilationUnit unit, ClassSymbol owner, Name name, ImportFilter filter) {
        JCImport tree = make.Import(make.Select(make.QualIdent(owner), name), true);
        unit.namedImportScope.importByName(
                types,
                owner.members(),
                name,
                filter,
                tree,
                (i, failure) -> {
                    throw failure;
                });
    }

    private static ClassSymbol wrapper(JCCompilationUnit unit) {
        return wrapperTree(unit).sym;
    }

    /// Returns the class of a unit that holds its cell.
    static JCClassDecl wrapperTree(JCCompilationUnit unit) {
        for (JCTree tree : unit.defs) {
            if (tree instanceof JCClassDecl type && Mangling.isWrapper(type.name.toString())) {
                return type;
            }
        }
        throw new IllegalStateException("unit without wrapper");
    }
}
