package com.sun.tools.javac.resources.spi;

/// Is found where the JDK looks for a service that would bring the texts of `javac` for the
/// compiler. There is none, and what is no such service ends the search; without this class it goes
/// through every jar of the class path, which takes as long as the first cell.
final class javacProvider {
    private javacProvider() {}
}
