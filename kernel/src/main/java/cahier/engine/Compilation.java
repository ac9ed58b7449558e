package cahier.engine;

import cahier.engine.Compiled.CompiledPart;
import cahier.engine.Symbols.VariableEntry;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.comp.Annotate;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.parser.ScannerFactory;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;
import com.sun.tools.javac.util.Name;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import javax.tools.JavaFileObject;

/// One run of the compiler over parts of cells.
final class Compilation {
    private final JavacTaskImpl task;
    private final Context context;
    private final SessionFiles files;
    private final Symbols symbols;
    private final Diagnosis diagnosis;

    private final List<ParsedPart> parsed = new ArrayList<>();
    private Compiled compiled = new Compiled(List.of(), List.of(), List.of(), Map.of());
    private Outline outlined = new Outline("", List.of(), List.of(), 0);
    private List<String> resolved = List.of();
    private int depth;
    private boolean syntax;
    private boolean ungenerated;

    Compilation(
            JavacTaskImpl task,
            Context context,
            SessionFiles files,
            Symbols symbols,
            Diagnosis diagnosis) {
        this.task = task;
        this.context = context;
        this.files = files;
        this.symbols = symbols;
        this.diagnosis = diagnosis;
    }

    /// Compiles a cell with what the planner adds once the cell is parsed.
    void run(CellText text, Function<ParsedCell, Plan> planner) {
        var scope = new SessionScope(context, files, symbols);
        diagnosis.use(Log.instance(context).getDiagnosticFormatter());
        try {
            ParsedCell main = parse(text);
            if (diagnosis.hasErrors()) {
                syntax = true;
                return;
            }
            Plan plan = planner.apply(main);
            parsed.add(new ParsedPart(plan.main(), main));
            for (Part part : plan.others()) {
                parsed.add(new ParsedPart(part, parse(part.text())));
            }
            compile(scope, plan);
        } finally {
            if (diagnosis.hasErrors()) {
                scope.clear();
            } else {
                scope.clear(compiled.classes().keySet());
            }
        }
    }

    private void compile(SessionScope scope, Plan plan) {
        var builder = new CellUnit(context);
        var units = new ArrayList<JCCompilationUnit>();
        Set<String> types = new HashSet<>();
        Set<String> members = new HashSet<>();
        for (ParsedPart part : parsed) {
            units.add(builder.build(part));
            for (Fragment fragment : part.fragments()) {
                if (part.takes(fragment)) {
                    boolean type = fragment.kind() == Fragment.Kind.TYPE;
                    (type ? types : members).add(fragment.name());
                }
            }
        }
        plan.resets().forEach(v -> members.add(v.name()));
        List<UnitNames> mentioned = units.stream().map(this::names).toList();
        mentioned.forEach(names -> scope.enterTypes(names, types));
        addImports(builder, units, mentioned, types);
        var resets = new ArrayList<VariableEntry>();
        var early = new ArrayList<EarlyConstants>();
        var annotate = Annotate.instance(context);
        // annotations are looked at once the names are there that they may mention
        annotate.blockAnnotations();
        try {
            task.enter(units);
            scope.remake(plan.remade());
            for (VariableEntry variable : plan.resets()) {
                resets.add(scope.declareAgain(variable, units.getFirst()));
            }
            for (int i = 0; i < units.size(); i++) {
                scope.importNames(units.get(i), mentioned.get(i), units, members);
            }
            Set<Name> named = new HashSet<>();
            for (JCCompilationUnit unit : units) {
                named.addAll(Constants.of(context).markDeclarations(unit));
            }
            for (JCCompilationUnit unit : units) {
                early.add(EarlyConstants.declare(context, SessionScope.wrapperTree(unit), named));
            }
        } finally {
            annotate.unblockAnnotations();
            early.forEach(EarlyConstants::remove);
        }
        task.analyze();
        if (diagnosis.hasErrors()) {
            return;
        }
        var extraction = new Extraction(context);
        var parts = new ArrayList<CompiledPart>();
        for (int i = 0; i < units.size(); i++) {
            parts.add(extraction.of(parsed.get(i), units.get(i)));
        }
        task.generate();
        if (diagnosis.hasErrors()) {
            ungenerated = true;
            files.takeOutput();
            return;
        }
        compiled = new Compiled(parts, plan.remade(), resets, files.takeOutput());
    }

    private UnitNames names(JCCompilationUnit unit) {
        Set<String> variables = new HashSet<>(Set.of(Mangling.STEP));
        for (ParsedPart part : parsed) {
            for (Fragment fragment : part.fragments()) {
                if (fragment.kind() == Fragment.Kind.VARIABLE && part.takes(fragment)) {
                    variables.add(fragment.name());
                }
            }
        }
        return UnitNames.of(
                unit,
                name ->
                        variables.contains(name.toString())
                                || symbols.variable(name.toString()).isPresent());
    }

    private void addImports(
            CellUnit builder,
            List<JCCompilationUnit> units,
            List<UnitNames> mentioned,
            Set<String> types) {
        var needed = NeededImports.of(context);
        Set<String> known = new HashSet<>(types);
        for (int i = 0; i < units.size(); i++) {
            UnitNames names = mentioned.get(i);
            for (Name name : names.open()) {
                symbols.type(name.toString()).ifPresent(type -> known.add(type.name()));
            }
            ParsedPart part = parsed.get(i);
            List<String> lines = Imports.without(part.part().text().imports(), part.ownTypes());
            builder.addImports(units.get(i), needed.of(lines, names, known));
        }
    }

    /// Only says which imports mean something.
    void resolve(List<String> imports) {
        var needed = NeededImports.of(context);
        resolved = imports.stream().filter(l -> needed.resolves(l)).toList();
    }

    List<String> resolved() {
        return resolved;
    }

    /// Only parses, and takes whatever there is.
    void outline(CellText text) {
        diagnosis.use(Log.instance(context).getDiagnosticFormatter());
        ParsedCell cell = parse(text);
        var codes = diagnosis.errors().stream().map(Diagnosis.Finding::code).toList();
        outlined = new Outline(text.source(), cell.fragments(), codes, depth);
    }

    Outline outlined() {
        return outlined;
    }

    private ParsedCell parse(CellText text) {
        Log log = Log.instance(context);
        CellFile file = text.newFile();
        JavaFileObject previous = log.useSource(file);
        try {
            var lexer = ScannerFactory.instance(context).newScanner(text.source(), true);
            var parser = new CellParser(ParserFactory.instance(context), lexer, log, text.source());
            List<Fragment> fragments = parser.cell();
            depth = Outline.depth(parser.tokens());
            log.setEndPosTable(file, parser.endPositions());
            return new ParsedCell(text, file, fragments, parser.endPositions(), parser.lines());
        } finally {
            log.useSource(previous);
        }
    }

    List<ParsedPart> parsed() {
        return parsed;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /// Says whether a part is not Java at all.
    boolean failedToParse() {
        return syntax;
    }

    /// Says whether a part is Java, and no class file can hold it.
    boolean failedToGenerate() {
        return ungenerated;
    }

    /// Returns what was compiled; there is nothing where the diagnosis has errors.
    Compiled compiled() {
        return compiled;
    }
}
