package org.dflib.jjava.jupyter.kernel.display;

import cahier.display.MimeBundle;

import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/// Holds one value in one or more media types, and can be changed: what a renderer fills.
public class DisplayData {

    /// Holds nothing.
    public static final DisplayData EMPTY = new DisplayData();

    private static final String DISPLAY_ID = "display_id";

    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private final Map<String, Object> transientData = new LinkedHashMap<>();

    /// Makes one that holds nothing.
    public DisplayData() {}

    /// Makes one that holds plain text.
    public DisplayData(String text) {
        putText(text);
    }

    /// Makes a copy.
    public DisplayData(DisplayData other) {
        assign(other);
    }

    /// Returns the data, or one that holds nothing in place of `null`.
    public static DisplayData emptyIfNull(@Nullable DisplayData data) {
        return data == null ? EMPTY : data;
    }

    /// Makes one of what Cahier shows, of the kind that every name of this class fits.
    static DisplayData of(MimeBundle bundle) {
        var made = DisplayDataSource.create();
        made.data.putAll(bundle.data());
        made.metadata.putAll(bundle.metadata());
        return made;
    }

    /// Returns it as Cahier shows it.
    public final MimeBundle bundle() {
        return new MimeBundle(data, metadata);
    }

    /// Adds a representation.
    public void putData(String type, Object value) {
        data.put(type, value);
    }

    /// Adds a representation.
    public void putData(MIMEType type, Object value) {
        putData(type.toString(), value);
    }

    /// Adds a representation and what belongs to it, such as the `width` of a picture.
    public void putData(MIMEType type, Object value, Object meta) {
        putData(type, value);
        putMetaData(type, meta);
    }

    /// Adds metadata.
    public void putMetaData(String key, Object value) {
        metadata.put(key, value);
    }

    /// Adds metadata of a media type.
    public void putMetaData(MIMEType type, Object value) {
        putMetaData(type.toString(), value);
    }

    /// Adds what is told to the client but not stored.
    public void putTransientData(String key, Object value) {
        transientData.put(key, value);
    }

    /// Returns a representation; `null` where there is none of that type.
    public @Nullable Object getData(MIMEType type) {
        return data.get(type.toString());
    }

    /// Returns whether there is a representation of a type.
    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.toString());
    }

    /// Adds all that another one holds.
    public final void assign(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
        transientData.putAll(other.transientData);
    }

    /// Sets the id under which it is shown and can be updated.
    public DisplayData setDisplayId(String id) {
        putTransientData(DISPLAY_ID, id);
        return this;
    }

    /// Returns whether an id is set.
    public boolean hasDisplayId() {
        return transientData.containsKey(DISPLAY_ID);
    }

    /// Returns the id; `null` where none is set.
    public @Nullable String getDisplayId() {
        return (String) transientData.get(DISPLAY_ID);
    }

    /// Sets the plain text.
    public final void putText(String text) {
        data.put(MimeBundle.TEXT, text);
    }

    /// Sets the HTML.
    public void putHTML(String html) {
        putData(MimeBundle.HTML, html);
    }

    /// Sets the LaTeX.
    public void putLatex(String latex) {
        putData("text/latex", latex);
    }

    /// Sets LaTeX that is a formula, written without dollar signs.
    public void putMath(String formula) {
        putLatex("$$" + formula + "$$");
    }

    /// Sets the Markdown.
    public void putMarkdown(String markdown) {
        putData("text/markdown", markdown);
    }

    /// Sets the JavaScript.
    public void putJavaScript(String javaScript) {
        putData("application/javascript", javaScript);
    }

    /// Sets the JSON.
    ///
    /// @throws IllegalArgumentException where the text is none
    public void putJSON(String json) {
        try {
            putData("application/json", JsonMapper.shared().readValue(json, Object.class));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("putJSON: not JSON: " + wrong.getOriginalMessage());
        }
    }

    /// Sets the JSON, and whether a client shows it unfolded.
    public void putJSON(String json, boolean expanded) {
        putJSON(json);
        putMetaData("application/json", Map.of("expanded", expanded));
    }

    /// Sets the SVG.
    public void putSVG(String svg) {
        putData("image/svg+xml", svg);
    }

    @Override
    public String toString() {
        return String.valueOf(data.getOrDefault(MimeBundle.TEXT, data));
    }
}
