package cahier.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The table of rooms: which package may import which. A package that is no row of it belongs to
/// the row with the longest matching prefix.
final class Rooms {

    /// One row.
    ///
    /// @param name the package
    /// @param holds what stands there
    /// @param imports the rooms that it may use, besides itself
    record Room(String name, String holds, List<String> imports) {}

    /// A dependency that the table forbids and that is allowed all the same.
    ///
    /// @param from the full name of the class that uses
    /// @param to the full name of the class that is used
    /// @param reason why no better way was found
    record Exemption(String from, String to, String reason) {}

    static final List<Room> KERNEL =
            List.of(
                    room("cahier.notebook", "notebook files"),
                    room("cahier.display", "what a cell shows"),
                    room("cahier.engine", "a cell compiled and run"),
                    room("cahier.session", "the session", "cahier.engine", "cahier.display"),
                    room(
                            "cahier.magic",
                            "built-in magics",
                            "cahier.session",
                            "cahier.display",
                            "cahier.notebook"),
                    room("cahier.transport", "ZeroMQ's protocol over TCP"),
                    room(
                            "cahier.protocol",
                            "Jupyter",
                            "cahier.session",
                            "cahier.display",
                            "cahier.transport"),
                    room(
                            "cahier.runner",
                            "headless runs",
                            "cahier.session",
                            "cahier.notebook",
                            "cahier.display"),
                    room("com.sun.tools.javac.resources.spi", "ends of searches of the JDK's"),
                    room("cahier.report", "reports in HTML", "cahier.notebook"),
                    room(
                            "cahier.cli",
                            "command line and wiring",
                            "cahier.notebook",
                            "cahier.display",
                            "cahier.engine",
                            "cahier.session",
                            "cahier.magic",
                            "cahier.protocol",
                            "cahier.runner",
                            "cahier.report"),
                    room(
                            "io.github.spencerpark",
                            "IJava's names, those that JJava has too by inheritance",
                            "org.dflib.jjava",
                            "cahier.display",
                            "cahier.session",
                            "cahier.magic"),
                    room(
                            "org.dflib.jjava",
                            "JJava's names",
                            "cahier.display",
                            "cahier.session",
                            "cahier.magic"));

    static final List<Room> LIBRARY =
            List.of(
                    room("cahier.output", "the library's way out"),
                    room("cahier.check", "checked numbers", "cahier.output"),
                    room("cahier.array", "numeric kernels"),
                    room("cahier.tensor", "tensors and autograd", "cahier.array"),
                    room(
                            "cahier.nn",
                            "layers and losses",
                            "cahier.tensor",
                            "cahier.array",
                            "cahier.output"),
                    room("cahier.nn.models", "whole networks", "cahier.nn", "cahier.tensor"),
                    room("cahier.optim", "optimizers", "cahier.tensor", "cahier.array"),
                    room(
                            "cahier.data",
                            "data sets",
                            "cahier.tensor",
                            "cahier.array",
                            "cahier.output"),
                    room(
                            "cahier.train",
                            "training",
                            "cahier.tensor",
                            "cahier.nn",
                            "cahier.optim",
                            "cahier.data",
                            "cahier.output"),
                    room(
                            "cahier.plot",
                            "charts",
                            "cahier.tensor",
                            "cahier.nn",
                            "cahier.data",
                            "cahier.train",
                            "cahier.output"),
                    room(
                            "cahier.show",
                            "the one bridge to the kernel",
                            "cahier.output",
                            "cahier.check",
                            "cahier.array",
                            "cahier.tensor",
                            "cahier.nn",
                            "cahier.nn.models",
                            "cahier.optim",
                            "cahier.data",
                            "cahier.train",
                            "cahier.plot",
                            "cahier.display"));

    /// Empty is the goal. One that no code needs any more fails the test.
    static final List<Exemption> EXEMPTIONS = List.of();

    private Rooms() {}

    /// Returns the room of a package: the row whose name is its longest prefix.
    static Optional<Room> of(String packageName) {
        var rooms = new ArrayList<>(KERNEL);
        rooms.addAll(LIBRARY);
        return rooms.stream()
                .filter(room -> (packageName + ".").startsWith(room.name() + "."))
                .max(Comparator.comparingInt(room -> room.name().length()));
    }

    private static Room room(String name, String holds, String... imports) {
        return new Room(name, holds, List.of(imports));
    }
}
