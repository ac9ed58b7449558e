package org.dflib.jjava.jupyter.kernel.display.mime;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/// A media type: `group/tree.subtype+suffix`, where all but the group may be missing; `*` stands
/// for any group and `group/*` for any type of a group.
public class MIMEType {

    private static final String WILDCARD = "*";
    private static final Set<String> TREES = Set.of("vnd", "prs", "x");

    /// Means any type.
    public static final MIMEType ANY = parse("*");

    /// Means `application/xml`.
    public static final MIMEType APPLICATION_XML = parse("application/xml");

    /// Means `application/json`.
    public static final MIMEType APPLICATION_JSON = parse("application/json");

    /// Means `application/javascript`.
    public static final MIMEType APPLICATION_JAVASCRIPT = parse("application/javascript");

    /// Means `application/pdf`.
    public static final MIMEType APPLICATION_PDF = parse("application/pdf");

    /// Means `application/fastinfoset`.
    public static final MIMEType APPLICATION_FASTINFOSET = parse("application/fastinfoset");

    /// Means `application/vnd.wap.wbxml`.
    public static final MIMEType APPLICATION_VND_WAP_WBXML = parse("application/vnd.wap.wbxml");

    /// Means `application/zip`.
    public static final MIMEType APPLICATION_ZIP = parse("application/zip");

    /// Means `application/cbor`.
    public static final MIMEType APPLICATION_CBOR = parse("application/cbor");

    /// Means `text/html`.
    public static final MIMEType TEXT_HTML = parse("text/html");

    /// Means `text/markdown`.
    public static final MIMEType TEXT_MARKDOWN = parse("text/markdown");

    /// Means `text/latex`.
    public static final MIMEType TEXT_LATEX = parse("text/latex");

    /// Means `text/plain`.
    public static final MIMEType TEXT_PLAIN = parse("text/plain");

    /// Means `text/css`.
    public static final MIMEType TEXT_CSS = parse("text/css");

    /// Means `image/png`.
    public static final MIMEType IMAGE_PNG = parse("image/png");

    /// Means `image/jpeg`.
    public static final MIMEType IMAGE_JPEG = parse("image/jpeg");

    /// Means `image/gif`.
    public static final MIMEType IMAGE_GIF = parse("image/gif");

    /// Means `image/svg+xml`.
    public static final MIMEType IMAGE_SVG = parse("image/svg+xml");

    private final String group;
    private final @Nullable String tree;
    private final @Nullable String subtype;
    private final @Nullable String suffix;

    /// Makes a media type of its parts.
    public MIMEType(
            String group,
            @Nullable String tree,
            @Nullable String subtype,
            @Nullable String suffix) {
        this.group = group;
        this.tree = tree;
        this.subtype = subtype;
        this.suffix = suffix;
    }

    /// Makes a copy.
    protected MIMEType(MIMEType of) {
        this(of.group, of.tree, of.subtype, of.suffix);
    }

    /// Reads a media type.
    ///
    /// @throws MIMETypeParseException where the text is none
    public static MIMEType parse(String text) throws MIMETypeParseException {
        if (text.equals(WILDCARD) || text.equals("*/*")) {
            return new MIMEType(WILDCARD, null, WILDCARD, null);
        }
        int slash = text.indexOf('/');
        var group = slash < 0 ? text : text.substring(0, slash);
        if (group.isEmpty() || group.contains(WILDCARD)) {
            throw new MIMETypeParseException(text, 0, "expected a group such as text or image");
        }
        if (slash < 0) return new MIMEType(group, null, null, null);
        var rest = text.substring(slash + 1);
        if (rest.indexOf('/') >= 0) {
            int at = slash + 1 + rest.indexOf('/');
            throw new MIMETypeParseException(text, at, "expected one slash");
        }
        int plus = rest.lastIndexOf('+');
        var suffix = plus < 0 ? null : rest.substring(plus + 1);
        var name = plus < 0 ? rest : rest.substring(0, plus);
        int dot = name.indexOf('.');
        boolean isTree = dot > 0 && TREES.contains(name.substring(0, dot));
        return new MIMEType(
                group,
                isTree ? name.substring(0, dot) : null,
                isTree ? name.substring(dot + 1) : name,
                suffix);
    }

    /// Returns the group: `text` of `text/html`.
    public String getGroup() {
        return group;
    }

    /// Returns the tree: `vnd` of `application/vnd.name+json`; `null` where there is none.
    public @Nullable String getTree() {
        return tree;
    }

    /// Returns the subtype: `html` of `text/html`; `null` where there is none.
    public @Nullable String getSubtype() {
        return subtype;
    }

    /// Returns the suffix: `xml` of `image/svg+xml`; `null` where there is none.
    public @Nullable String getSuffix() {
        return suffix;
    }

    /// Returns whether there is a tree.
    public boolean hasTree() {
        return tree != null;
    }

    /// Returns whether there is a subtype.
    public boolean hasSubtype() {
        return subtype != null;
    }

    /// Returns whether there is a suffix.
    public boolean hasSuffix() {
        return suffix != null;
    }

    /// Returns the type without its suffix.
    public MIMEType withoutSuffix() {
        return new MIMEType(group, tree, subtype, null);
    }

    /// Returns whether any subtype of the group is meant.
    public boolean subtypeIsWildcard() {
        return WILDCARD.equals(subtype);
    }

    /// Returns whether any type is meant.
    public boolean isWildcard() {
        return group.equals(WILDCARD) && subtypeIsWildcard();
    }

    /// Returns whether this type, which may be a wildcard, stands for another.
    public final boolean covers(MIMEType other) {
        return isWildcard()
                || equals(other)
                || subtypeIsWildcard() && group.equals(other.getGroup());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MIMEType that
                && group.equals(that.group)
                && Objects.equals(tree, that.tree)
                && Objects.equals(subtype, that.subtype)
                && Objects.equals(suffix, that.suffix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, tree, subtype, suffix);
    }

    @Override
    public String toString() {
        return group
                + (subtype == null ? "" : "/" + (tree == null ? "" : tree + ".") + subtype)
                + (suffix == null ? "" : "+" + suffix);
    }
}
