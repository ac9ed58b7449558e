package cahier.engine;

/// A name of the session that a declaration mentions.
record Reference(Kind kind, String name) {

    enum Kind {
        TYPE,
        METHOD,
        VARIABLE,
        /// A variable that the declaration assigns to.
        ASSIGNED,
        /// A variable whose value the declaration holds as a constant.
        CONSTANT
    }
}
