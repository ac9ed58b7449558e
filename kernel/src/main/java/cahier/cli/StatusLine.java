package cahier.cli;

/// Shows what runs right now: one notebook, or several at the same time.
interface StatusLine extends AutoCloseable {

    /// A notebook starts.
    void notebook(String name, int total);

    /// A cell of it starts.
    void cell(String name, int index, int total, String source);

    /// That cell tells how far it has come.
    void progress(String name, String line);

    /// A notebook is done.
    void done(String name);

    /// Prints other lines without disturbing this one.
    void print(Runnable printing);

    @Override
    void close();
}
