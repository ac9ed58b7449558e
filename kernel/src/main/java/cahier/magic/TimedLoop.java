package cahier.magic;

/// Is the loop that `%timeit` compiles around the code it measures.
@FunctionalInterface
public interface TimedLoop {

    /// Runs the code a number of times.
    ///
    /// @return how long that took, in nanoseconds
    long nanos(long runs) throws Exception;
}
