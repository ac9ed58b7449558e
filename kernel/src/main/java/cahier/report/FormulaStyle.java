package cahier.report;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// KaTeX's style with those of its fonts inside that a page uses.
///
/// Which ones these are follows from the style itself: a rule counts where the page has all classes
/// of its selector.
final class FormulaStyle {

    private static final Pattern FACE = Pattern.compile("@font-face\\{([^}]*)}");
    private static final Pattern FAMILY = Pattern.compile("KaTeX_(\\w+)");
    private static final Pattern FILE = Pattern.compile("fonts/(KaTeX_[\\w-]+\\.woff2)");
    private static final Pattern RULE = Pattern.compile("([^{}@]+)\\{([^{}]*)}");
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");
    private static final Pattern CLASSES = Pattern.compile("class=\"([^\"]*)\"");

    /// Who made what the page carries, as its licence asks.
    private static final String NOTICE =
            "/* KaTeX, its style and fonts: MIT License, (c) Khan Academy and other contributors"
                    + " */\n";

    private final String style = Resources.text(Formulas.FOLDER + "katex.min.css");
    private final Set<String> classes = new HashSet<>();
    private final Set<Face> used = new HashSet<>();

    /// One cut of a font.
    private record Face(String family, boolean isBold, boolean isItalic) {

        static Face of(String family, String declarations) {
            return new Face(
                    family,
                    declarations.contains("font-weight:700"),
                    declarations.contains("font-style:italic"));
        }
    }

    private FormulaStyle(String html) {
        var attribute = CLASSES.matcher(html);
        while (attribute.find()) classes.addAll(List.of(attribute.group(1).split(" ")));
    }

    static String of(String html) {
        return new FormulaStyle(html).css();
    }

    private String css() {
        var rule = RULE.matcher(FACE.matcher(style).replaceAll(""));
        while (rule.find()) {
            if (isUsed(rule.group(1))) use(rule.group(2));
        }
        return NOTICE
                + FACE.matcher(style)
                        .replaceAll(match -> Matcher.quoteReplacement(face(match.group(1))));
    }

    private boolean isUsed(String selectors) {
        for (var selector : selectors.split(",")) {
            var name = CLASS.matcher(selector);
            boolean isUsed = true;
            while (name.find()) isUsed &= classes.contains(name.group(1));
            if (isUsed) return true;
        }
        return false;
    }

    private void use(String declarations) {
        boolean isStyled = declarations.matches(".*font-(?:weight:700|style:italic).*");
        var family = FAMILY.matcher(declarations);
        if (family.find()) used.add(Face.of(family.group(1), declarations));
        else if (isStyled) used.add(Face.of("Main", declarations));
    }

    private String face(String declarations) {
        var family = FAMILY.matcher(declarations);
        var file = FILE.matcher(declarations);
        if (!family.find() || !file.find()) return "";
        if (!used.contains(Face.of(family.group(1), declarations))) return "";
        var font =
                Base64.getEncoder()
                        .encodeToString(
                                Resources.bytes(Formulas.FOLDER + "fonts/" + file.group(1)));
        return "@font-face{"
                + declarations.substring(0, declarations.indexOf("src:"))
                + "src:url(data:font/woff2;base64,"
                + font
                + ") format(\"woff2\")}";
    }
}
