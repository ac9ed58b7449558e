package cahier.cli;

/// Shows what runs right now.
interface StatusLine extends AutoCloseable {

    /// A notebook starts.
    void notebook(String name, int total);

    /// A cell of it starts.
    void cell(int index, int total, String source);

    /// Prints other lines without disturbing this one.
    void pause(Runnable printing);

    /// The notebook is done.
    void done();

    @Override
    void close();
}
