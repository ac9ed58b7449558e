package cahier.engine;

import cahier.engine.Compiled.CompiledPart;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.parser.ScannerFactory;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.tools.JavaFileObject;

/// One run of the compiler over parts of cells.
final class Compilation {
    private final JavacTaskImpl task;
    private final Context context;
    private final SessionFiles files;
    private final Symbols symbols;
    private final Diagnosis diagnosis;

    private final List<ParsedPart> parsed = new ArrayList<>();
    private final List<CompiledPart> compiled = new ArrayList<>();
    private Map<String, byte[]> classes = Map.of();
    private boolean syntax;

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

    void run(List<Part> parts) {
        var scope = new SessionScope(context, symbols);
        scope.clear();
        diagnosis.use(Log.instance(context).getDiagnosticFormatter());
        try {
            for (Part part : parts) {
                parsed.add(parse(part));
            }
            if (diagnosis.hasErrors()) {
                syntax = true;
                return;
            }
            analyze(scope);
        } finally {
            scope.clear();
        }
    }

    private void analyze(SessionScope scope) {
        var builder = new CellUnit(context);
        var units = new ArrayList<JCCompilationUnit>();
        Set<String> declaredTypes = new HashSet<>();
        Set<String> declaredMembers = new HashSet<>();
        for (ParsedPart part : parsed) {
            units.add(builder.build(part));
            for (Fragment fragment : part.fragments()) {
                if (part.takes(fragment)) {
                    boolean type = fragment.kind() == Fragment.Kind.TYPE;
                    (type ? declaredTypes : declaredMembers).add(fragment.name());
                }
            }
        }
        for (JCCompilationUnit unit : units) {
            scope.enterTypes(unit, declaredTypes);
        }
        task.enter(units);
        for (JCCompilationUnit unit : units) {
            scope.importNames(unit, units, declaredMembers);
        }
        task.analyze();
        if (diagnosis.hasErrors()) {
            return;
        }
        var extraction = new Extraction(context);
        for (int i = 0; i < units.size(); i++) {
            compiled.add(extraction.of(parsed.get(i), units.get(i)));
        }
        task.generate();
        classes = files.takeOutput();
    }

    private ParsedPart parse(Part part) {
        Log log = Log.instance(context);
        JavaFileObject file = part.text().file();
        JavaFileObject previous = log.useSource(file);
        try {
            String source = part.text().cell().source();
            var lexer = ScannerFactory.instance(context).newScanner(source, true);
            var parser = new CellParser(ParserFactory.instance(context), lexer);
            List<Fragment> fragments = parser.cell();
            log.setEndPosTable(file, parser.endPositions());
            return new ParsedPart(part, fragments, parser.endPositions(), parser.lines());
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

    /// Returns what was compiled; there is nothing where the diagnosis has errors.
    Compiled compiled() {
        return new Compiled(compiled, classes, List.of());
    }
}
