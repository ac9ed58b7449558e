package cahier.engine;

import com.sun.tools.javac.api.ClientCodeWrapper.DiagnosticSourceUnwrapper;
import com.sun.tools.javac.api.DiagnosticFormatter;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.util.JCDiagnostic;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/// Collects what the compiler says about the parts of one compilation.
final class Diagnosis implements DiagnosticListener<JavaFileObject> {
    private static final String ASSIGNED_FINAL = "compiler.err.cant.assign.val.to.var";

    private final List<Finding> findings = new ArrayList<>();
    private @Nullable DiagnosticFormatter<JCDiagnostic> formatter;

    /// One message of the compiler.
    ///
    /// @param file the cell it stands in; `null` for messages about none
    record Finding(
            JavaFileObject file,
            boolean error,
            String code,
            String message,
            int position,
            int start,
            int end,
            Object[] arguments) {}

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        JCDiagnostic d =
                diagnostic instanceof DiagnosticSourceUnwrapper wrapped
                        ? wrapped.d
                        : (JCDiagnostic) diagnostic;
        boolean error = d.getKind() == Diagnostic.Kind.ERROR;
        boolean warning =
                d.getKind() == Diagnostic.Kind.WARNING
                        || d.getKind() == Diagnostic.Kind.MANDATORY_WARNING;
        if (!error && !warning) {
            return;
        }
        String message = message(d);
        findings.add(
                new Finding(
                        d.getSource(),
                        error,
                        d.getCode(),
                        message,
                        (int) d.getPosition(),
                        (int) d.getStartPosition(),
                        (int) d.getEndPosition(),
                        d.getArgs()));
    }

    /// Makes messages name types as briefly as the compiler's own command line does.
    void use(DiagnosticFormatter<JCDiagnostic> formatter) {
        this.formatter = formatter;
    }

    private String message(JCDiagnostic diagnostic) {
        String stray = Strays.message(diagnostic.getCode(), diagnostic.getArgs());
        if (stray != null) {
            return stray;
        }
        String message =
                formatter == null
                        ? diagnostic.getMessage(Locale.ROOT)
                        : formatter.formatMessage(diagnostic, Locale.ROOT);
        String text = CellNames.hide(Mangling.plain(message));
        // the field's keyword, which the variable's declaration need not have
        return diagnostic.getCode().equals(ASSIGNED_FINAL) && tellsOfVariable(diagnostic)
                ? text.replace("static final variable", "final variable")
                : text;
    }

    private static boolean tellsOfVariable(JCDiagnostic diagnostic) {
        return Arrays.stream(diagnostic.getArgs())
                .anyMatch(a -> a instanceof VarSymbol v && References.isWrapper(v.owner));
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(Finding::error);
    }

    List<Finding> errors() {
        return findings.stream().filter(Finding::error).toList();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// Places a message in a cell's text.
    static Problem problem(Finding finding, String source, @Nullable String hint) {
        Position at = Position.of(source, finding.position());
        int end = Math.max(finding.end(), finding.position());
        int start = finding.start() < 0 ? finding.position() : finding.start();
        Position from = start <= finding.position() ? Position.of(source, start) : at;
        Position to = Position.of(source, end);
        return new Problem(
                finding.error() ? Problem.Kind.ERROR : Problem.Kind.WARNING,
                finding.message(),
                from.line(),
                from.column(),
                to.line(),
                to.column(),
                from.text(source),
                hint);
    }
}
