package cahier.session;

/// Judges whether code is whole.
public sealed interface Completeness {

    /// The code can run.
    record Complete() implements Completeness {}

    /// More has to come.
    ///
    /// @param indent the blanks with which the next line should begin
    record Incomplete(String indent) implements Completeness {}

    /// No text after it could make it right.
    record Invalid() implements Completeness {}

    /// It cannot be judged.
    record Unknown() implements Completeness {}
}
