package cahier.engine;

import cahier.engine.Diagnosis.Finding;
import cahier.engine.Symbols.MethodEntry;
import cahier.engine.Symbols.VariableEntry;
import cahier.engine.Symbols.Waiting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compiles a cell with all that it changes the meaning of.
///
/// The first attempt takes the cell and what its types redefine. Declarations that only lack a name
/// are put off, callers of a method whose header turned out to have changed are added, until an
/// attempt succeeds or the cell itself is at fault.
final class Preparation {
    private static final int ATTEMPTS = 16;
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s*(.+)");

    private final Compiler compiler;
    private final Symbols symbols;
    private final CellText text;
    private final Planner planner;

    private final Map<Declaration, Waiting> waiting = new LinkedHashMap<>();

    /// What is said of variables that keep a lambda.
    private final Map<String, String> notes = new LinkedHashMap<>();

    private @Nullable List<Finding> first;

    /// What came of it.
    ///
    /// @param compiled `null` where the cell is rejected
    /// @param notes what the user should know of it
    record Prepared(
            @Nullable Compiled compiled,
            List<Finding> errors,
            List<Waiting> waiting,
            List<String> notes) {}

    Preparation(
            Compiler compiler,
            Symbols symbols,
            CellText text,
            Function<CellText, String> wrappers,
            Predicate<VariableEntry> isOriginal) {
        this.compiler = compiler;
        this.symbols = symbols;
        this.text = text;
        planner = new Planner(symbols, wrappers, isOriginal);
    }

    Prepared prepare() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Compilation compilation = compiler.compile(text, planner::plan, symbols);
            List<Finding> errors = compilation.diagnosis().errors();

            if (errors.isEmpty()) {
                Compiled compiled = compilation.compiled();
                if (needsWaiting(compiled)) {
                    return rejected(errors);
                }
                if (!planner.change(changes(compiled))) {
                    // a value that is lost anyway is told of as such
                    compiled.resets().forEach(v -> notes.remove(v.name()));
                    return new Prepared(
                            compiled,
                            List.of(),
                            List.copyOf(waiting.values()),
                            List.copyOf(notes.values()));
                }
            } else if (compilation.failedToParse() || !learn(compilation, errors)) {
                return rejected(errors);
            }
        }
        throw new IllegalStateException("compilation does not settle: " + text.cell().label());
    }

    private Prepared rejected(List<Finding> last) {
        List<Finding> own = new ArrayList<>();
        for (Finding finding : first == null ? last : first) {
            if (!(finding.file() instanceof CellFile file) || file.text() == text) {
                own.add(finding);
            }
        }
        return new Prepared(null, own.isEmpty() ? last : own, List.of(), List.of());
    }

    /// Finds the names that mean something else to those who use them already.
    private Set<Reference> changes(Compiled compiled) {
        var changes = new HashSet<Reference>();
        for (MethodEntry method : compiled.main().methods()) {
            String parameters = Symbols.parameters(method.descriptor());
            var known = symbols.methods(method.name());
            boolean same = known.stream().anyMatch(method::isCalledAs);
            if (!known.isEmpty() && !same) {
                changes.add(new Reference(Reference.Kind.METHOD, method.name()));
            }
        }
        for (VariableEntry variable : compiled.main().variables()) {
            symbols.variable(variable.name())
                    .ifPresent(old -> changes.addAll(change(old, variable)));
        }
        return changes;
    }

    /// Finds what changes for the users of a variable that is declared anew.
    private static Set<Reference> change(VariableEntry old, VariableEntry now) {
        if (!old.signature().equals(now.signature())) {
            return Set.of(new Reference(Reference.Kind.VARIABLE, now.name()));
        }
        Set<Reference> changes = new HashSet<>();
        if (now.isFinal() && !old.isFinal()) {
            changes.add(new Reference(Reference.Kind.ASSIGNED, now.name()));
        }
        if (old.constant() != null && !old.constant().equals(now.constant())) {
            changes.add(new Reference(Reference.Kind.CONSTANT, now.name()));
        }
        return changes;
    }

    /// Says whether the cell's own statements would run into what waits.
    private boolean needsWaiting(Compiled compiled) {
        if (waiting.isEmpty()) {
            return false;
        }
        Set<Reference> blocked = new LinkedHashSet<>();
        for (Waiting entry : waiting.values()) {
            if (entry.declaration().text() == text) {
                var kind = entry.type() ? Reference.Kind.TYPE : Reference.Kind.METHOD;
                blocked.add(new Reference(kind, entry.name()));
            }
        }
        boolean more = !blocked.isEmpty();
        while (more) {
            more = false;
            for (MethodEntry method : compiled.main().methods()) {
                if (method.references().stream().anyMatch(blocked::contains)) {
                    more |= blocked.add(new Reference(Reference.Kind.METHOD, method.name()));
                }
            }
        }
        return compiled.main().runsNow().stream().anyMatch(blocked::contains);
    }

    /// Learns from errors what to do otherwise.
    ///
    /// @return false if the cell itself is at fault
    private boolean learn(Compilation compilation, List<Finding> errors) {
        if (first == null) {
            first = errors;
        }

        boolean learnt = false;
        for (Finding error : errors) {
            ParsedPart part = part(compilation, error);
            Fragment fragment = part == null ? null : fragment(part, error);
            if (part == null || fragment == null) {
                return false;
            }
            boolean own = part.part().text() == text;
            if (own && fragment.runs()) {
                boolean ambiguous = fragment == part.fragments().getLast();
                return ambiguous && Switches.isSwitch(fragment) && planner.takeSwitchAsStatement();
            }
            if (!own && fragment.kind() == Fragment.Kind.VARIABLE) {
                learnt |= keep(part, fragment, error);
                continue;
            }
            boolean isImport = fragment.kind() == Fragment.Kind.IMPORT;
            if (own && (isImport || !isMissingName(part, error))) {
                return false;
            }
            learnt |= postpone(part, fragment, error);
        }
        return learnt;
    }

    private boolean keep(ParsedPart part, Fragment fragment, Finding error) {
        boolean news = planner.keep(new Declaration(part.part().text(), fragment.index()));
        if (news) {
            notes.put(
                    fragment.name(),
                    "the lambda of %s stays as it was: it no longer compiles: %s"
                            .formatted(fragment.name(), firstLine(error)));
        }
        return news;
    }

    private static String firstLine(Finding error) {
        return error.message().lines().findFirst().orElse("");
    }

    private boolean postpone(ParsedPart part, Fragment fragment, Finding error) {
        var declaration = new Declaration(part.part().text(), fragment.index());
        String header = Bodies.header(fragment);
        String reason = header + " waits for " + missing(error);
        Set<String> missing = names(error);
        if (!isMissingName(part, error)) {
            reason = header + " no longer compiles: " + firstLine(error);
            missing = namesIn(declaration);
        }
        waiting.merge(
                declaration,
                new Waiting(
                        declaration,
                        fragment.kind() == Fragment.Kind.TYPE,
                        fragment.name(),
                        header,
                        missing,
                        reason),
                Preparation::both);
        boolean inBody = Bodies.contain(part.cell(), fragment, error.position());
        return inBody ? planner.await(declaration, reason) : planner.drop(declaration);
    }

    private static Waiting both(Waiting one, Waiting other) {
        Set<String> missing = new LinkedHashSet<>(one.missing());
        missing.addAll(other.missing());
        return new Waiting(
                one.declaration(), one.type(), one.name(), one.header(), missing, one.reason());
    }

    private static @Nullable ParsedPart part(Compilation compilation, Finding error) {
        return compilation.parsed().stream()
                .filter(p -> p.cell().file() == error.file())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Fragment fragment(ParsedPart part, Finding error) {
        return part.fragments().stream()
                .filter(f -> f.start() <= error.position() && error.position() < f.end())
                .filter(part::takes)
                .findFirst()
                .orElse(null);
    }

    /// Says whether an error is that a simple name means nothing; a member that a known type lacks
    /// is a mistake.
    private static boolean isMissingName(ParsedPart part, Finding error) {
        String source = part.part().text().source();
        int at = error.position();
        boolean member = at >= 0 && at < source.length() && source.charAt(at) == '.';
        return error.code().startsWith("compiler.err.cant.resolve") && !member;
    }

    /// Returns the names that a declaration used when it compiled: any of them, when it is declared
    /// anew, is reason to try again.
    private Set<String> namesIn(Declaration declaration) {
        var names = new LinkedHashSet<String>();
        symbols.methods().stream()
                .filter(method -> method.declaration().equals(declaration))
                .forEach(method -> method.references().forEach(r -> names.add(r.name())));
        symbols.types().stream()
                .filter(type -> type.declaration().equals(declaration))
                .forEach(type -> type.references().forEach(r -> names.add(r.name())));
        symbols.waiting().stream()
                .filter(entry -> entry.declaration().equals(declaration))
                .forEach(entry -> names.addAll(entry.missing()));
        return names;
    }

    private static Set<String> names(Finding error) {
        boolean named = error.code().startsWith("compiler.err.cant.resolve");
        return named && error.arguments().length > 1
                ? Set.of(String.valueOf(error.arguments()[1]))
                : Set.of();
    }

    private static String missing(Finding error) {
        Matcher symbol = SYMBOL.matcher(error.message());
        return symbol.find() ? symbol.group(1).strip() : String.join(", ", names(error));
    }
}
