package cahier.nn;

import cahier.array.Generator;

/// The random numbers of layers whose network is not given a seed: one sequence a JVM, so that the
/// same program gets the same weights each time.
final class Defaults {

    private static final Generator RANDOM = new Generator(0);

    private Defaults() {}

    static Generator next() {
        synchronized (RANDOM) {
            return RANDOM.split();
        }
    }
}
