package cahier.session;

import cahier.display.MimeBundle;

/// Is the outcome of an expression that was evaluated beside the cells.
public sealed interface Evaluation {

    /// The expression has a value.
    record Shown(MimeBundle bundle) implements Evaluation {}

    /// The expression did not compile, or threw.
    record Failed(ErrorReport error) implements Evaluation {}
}
