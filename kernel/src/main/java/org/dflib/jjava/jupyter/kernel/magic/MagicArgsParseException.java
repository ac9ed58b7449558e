package org.dflib.jjava.jupyter.kernel.magic;

/// Tells that a magic was given other arguments than it takes.
public class MagicArgsParseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Makes the exception.
    public MagicArgsParseException(String message) {
        super(message);
    }
}
