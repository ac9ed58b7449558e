package cahier.report;

import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.ScriptableObject;

import java.util.HashMap;
import java.util.Map;

/// Renders formulas by KaTeX, when the report is written: a page needs no script and no network to
/// show them.
///
/// KaTeX runs in an interpreter that knows nothing of Java, with a bound on what it may do, and
/// with the commands off that link, fetch or set attributes. This version is the last one of the
/// WebJars that is written in the JavaScript which the interpreter understands.
final class Formulas {

    static final String FOLDER = "/META-INF/resources/webjars/katex/0.16.4/dist/";

    private static final String CALL =
            """
            (function (source, isDisplayed) {
                return katex.renderToString(source, {
                    displayMode: isDisplayed, throwOnError: true, trust: false,
                    strict: 'ignore', maxExpand: 1000, maxSize: 50
                });
            })
            """;

    private static final int CHECK_EVERY = 100_000;
    private static final long MOST_INSTRUCTIONS = 50_000_000;
    private static final int DEEPEST = 10_000;

    private final Bounded factory = new Bounded();
    private final Map<Formula, Rendered> known = new HashMap<>();
    private @Nullable ScriptableObject scope;
    private @Nullable Function renderer;

    private record Formula(String source, boolean isDisplayed) {}

    /// What became of a formula: HTML, or what is wrong with it.
    private sealed interface Rendered {

        record Drawn(String html) implements Rendered {}

        record Wrong(String reason) implements Rendered {}
    }

    /// Returns the HTML of a formula; one that is wrong is shown as it was written, with a warning.
    String html(String source, boolean isDisplayed, Scope page) {
        var formula = new Formula(source.strip(), isDisplayed);
        var rendered = known.get(formula);
        if (rendered == null) known.put(formula, rendered = render(formula));
        return switch (rendered) {
            case Rendered.Drawn(var html) -> html;
            case Rendered.Wrong(var reason) -> {
                page.warn("a formula cannot be rendered: " + reason);
                yield "<code class=bad title=\"%s\">%s</code>"
                        .formatted(Html.escape(reason), Html.escape(formula.source()));
            }
        };
    }

    private Rendered render(Formula formula) {
        factory.left = MOST_INSTRUCTIONS;
        try {
            return new Rendered.Drawn(factory.call(context -> drawn(context, formula)));
        } catch (RhinoException e) {
            return new Rendered.Wrong(
                    e.details().replaceFirst("^(?:ParseError: )?KaTeX parse error: ", ""));
        } catch (TooMuch | StackOverflowError e) {
            return new Rendered.Wrong("it takes too long");
        }
    }

    private String drawn(Context context, Formula formula) {
        if (renderer == null || scope == null) {
            scope = context.initSafeStandardObjects();
            context.evaluateString(
                    scope, Resources.text(FOLDER + "katex.min.js"), "katex", 1, null);
            renderer = (Function) context.evaluateString(scope, CALL, "call", 1, null);
            factory.left = MOST_INSTRUCTIONS;
        }
        var arguments = new Object[] {formula.source(), formula.isDisplayed()};
        return Context.toString(renderer.call(context, scope, scope, arguments));
    }

    /// Ends a formula that does too much.
    private static final class TooMuch extends Error {

        private static final long serialVersionUID = 1;

        TooMuch() {
            super("a formula takes too long", null, false, false);
        }
    }

    /// Counts what a formula does.
    private static final class Bounded extends ContextFactory {

        private long left;

        @Override
        protected Context makeContext() {
            var context = super.makeContext();
            context.setInterpretedMode(true);
            context.setLanguageVersion(Context.VERSION_ES6);
            context.setInstructionObserverThreshold(CHECK_EVERY);
            context.setMaximumInterpreterStackDepth(DEEPEST);
            return context;
        }

        @Override
        protected void observeInstructionCount(Context context, int count) {
            left -= count;
            if (left < 0) throw new TooMuch();
        }
    }

    /// Returns the style that formulas in a page need, its fonts inside; empty where it has none.
    ///
    /// @param html the page
    static String style(String html) {
        if (!html.contains("class=\"katex\"")) return "";
        return FormulaStyle.of(html);
    }
}
