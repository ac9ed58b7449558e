package cahier.session;

/// Is told when a session's class path grows; found by `ServiceLoader` under this interface's name.
public interface ClassPathWatcher {

    /// Looks at the class path.
    ///
    /// @param session the session, in a cell of which this is called
    /// @param loader sees what the class path holds now
    void grown(Session session, ClassLoader loader);
}
