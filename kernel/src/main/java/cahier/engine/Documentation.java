package cahier.engine;

/// Holds what is known of a name.
///
/// @param javadoc the text of its documentation comment, as it stands in source without the
///   comment's marks; empty where there is none
public record Documentation(String signature, String javadoc) {}
