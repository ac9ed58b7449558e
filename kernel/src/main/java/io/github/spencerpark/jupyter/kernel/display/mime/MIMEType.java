package io.github.spencerpark.jupyter.kernel.display.mime;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMETypeParseException;
import org.jspecify.annotations.Nullable;

/// A media type by IJava's name.
public class MIMEType extends org.dflib.jjava.jupyter.kernel.display.mime.MIMEType {

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

    /// Makes a media type of its parts.
    public MIMEType(
            String group,
            @Nullable String tree,
            @Nullable String subtype,
            @Nullable String suffix) {
        super(group, tree, subtype, suffix);
    }

    private MIMEType(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType of) {
        super(of);
    }

    /// Reads a media type.
    ///
    /// @throws MIMETypeParseException where the text is none
    public static MIMEType parse(String text) throws MIMETypeParseException {
        return new MIMEType(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(text));
    }

    /// Returns a type by this name of it.
    public static MIMEType of(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType type) {
        return type instanceof MIMEType same ? same : new MIMEType(type);
    }

    @Override
    public MIMEType withoutSuffix() {
        return of(super.withoutSuffix());
    }
}
