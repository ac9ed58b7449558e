package org.dflib.jjava.jupyter.kernel.display.mime;

/// Tells that a text names no media type.
public class MIMETypeParseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String source;
    private final int position;
    private final String problem;

    /// Makes the exception.
    ///
    /// @param position where in the text the fault lies, from 0
    public MIMETypeParseException(String source, int position, String problem) {
        super("media type '" + source + "', character " + (position + 1) + ": " + problem);
        this.source = source;
        this.position = position;
        this.problem = problem;
    }

    /// Returns the text.
    public String getSource() {
        return source;
    }

    /// Returns where in the text the fault lies, from 0.
    public int getPosition() {
        return position;
    }

    /// Returns what is wrong.
    public String getProblem() {
        return problem;
    }
}
