package cahier.engine;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Documents members of the session's types: with the signature as it is written, and with the
/// comment in the cell that declares them, as the shadow has class files alone.
final class OwnMembers {
    /// The header of a record, which stands wherever the shadow names its type.
    private static final Pattern RECORD_HEADER = Pattern.compile("\\([^()]*\\)(?=[.(])");

    private static final Pattern HOLDER =
            Pattern.compile("(?<![\\w.])" + SessionNames.HOLDER + "\\.");

    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("<[^<>]*>");

    /// A member with its parameters, or with the type that follows a field.
    private static final Pattern MEMBER =
            Pattern.compile("(?<path>[^(:]*)(?:\\((?<parameters>.*)\\)|:.*)?");

    private final SessionView session;

    OwnMembers(SessionView session) {
        this.session = session;
    }

    /// Returns what is known of a name.
    ///
    /// @param signature as the shadow has it
    /// @param javadoc empty where the shadow has none
    Documentation documented(String signature, String javadoc) {
        String text = RECORD_HEADER.matcher(Mangling.plain(signature)).replaceAll("");
        text = HOLDER.matcher(text).replaceAll("");
        return new Documentation(text, javadoc.isEmpty() ? comment(text) : javadoc);
    }

    private String comment(String signature) {
        Matcher member = MEMBER.matcher(signature);
        if (!member.matches()) {
            return "";
        }
        List<String> path = path(member.group("path"));
        Declaration declaration = session.typeDeclaration(path.getFirst());
        if (path.size() < 2 || declaration == null) {
            return "";
        }
        String source = declaration.text().source();
        JCTree tree =
                session.outline(source).fragments().stream()
                        .filter(f -> f.index() == declaration.fragment())
                        .map(Fragment::tree)
                        .findFirst()
                        .orElse(null);
        for (String nested : path.subList(1, path.size() - 1)) {
            tree = tree == null ? null : find(tree, nested, null);
        }
        String parameters = member.group("parameters");
        JCTree found = tree == null ? null : find(tree, path.getLast(), parameters);
        return found == null ? "" : Comments.before(source, TreeInfo.getStartPos(found));
    }

    /// Returns the names that lead to a member, without the type that stands before them.
    private static List<String> path(String head) {
        String plain = head;
        String before;
        do {
            before = plain;
            plain = TYPE_ARGUMENTS.matcher(before).replaceAll("");
        } while (!plain.equals(before));
        return List.of(plain.substring(plain.lastIndexOf(' ') + 1).split("\\."));
    }

    /// Finds a member; of several methods of a name that with as many parameters.
    private static @Nullable JCTree find(JCTree type, String name, @Nullable String parameters) {
        if (!(type instanceof JCClassDecl declared)) {
            return null;
        }
        for (JCTree member : declared.defs) {
            boolean found =
                    switch (member) {
                        case JCMethodDecl method ->
                                parameters != null
                                        && method.name.contentEquals(name)
                                        && method.params.size() == count(parameters);
                        case JCVariableDecl field ->
                                parameters == null && field.name.contentEquals(name);
                        case JCClassDecl nested ->
                                parameters == null && nested.name.contentEquals(name);
                        default -> false;
                    };
            if (found) {
                return member;
            }
        }
        return null;
    }

    /// Counts the parameters in a signature, whose types may have commas of their own.
    private static int count(String parameters) {
        int depth = 0;
        int commas = 0;
        for (char sign : parameters.toCharArray()) {
            switch (sign) {
                case '<' -> depth++;
                case '>' -> depth--;
                case ',' -> commas += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return parameters.isBlank() ? 0 : commas + 1;
    }
}
