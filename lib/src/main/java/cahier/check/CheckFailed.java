package cahier.check;

/// Says which stated value is wrong, what it is and what it should be.
public final class CheckFailed extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String name;
    private final String got;
    private final String expected;

    CheckFailed(String name, String got, String expected) {
        super(name + ": got " + got + "; expected " + expected);
        this.name = name;
        this.got = got;
        this.expected = expected;
    }

    /// Returns the name of the value that was checked.
    public String name() {
        return name;
    }

    /// Returns the value that was found, as text.
    public String got() {
        return got;
    }

    /// Returns the value that was expected, with its tolerance, as text.
    public String expected() {
        return expected;
    }
}
