package cahier.session;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A command that a cell gives to the notebook rather than to Java: `%name …` for a line (also
/// after `=`), `%%name …` for a whole cell. A magic overrides the form or forms that it has.
public interface Magic {

    /// Returns the name, without the percent sign.
    String name();

    /// Returns further names.
    default List<String> aliases() {
        return List.of();
    }

    /// Returns one line for `%lsmagic`: what it does.
    String summary();

    /// Returns whether there is a form for a line.
    default boolean isLine() {
        return false;
    }

    /// Returns whether there is a form for a whole cell.
    default boolean isCell() {
        return false;
    }

    /// Returns whether Java that follows a line of this magic means what it meant before it: no
    /// class path, import or declaration comes of it. Only then a variable that a pattern declares
    /// reaches past the line.
    default boolean leavesNames(String line) {
        return false;
    }

    /// Runs the form for a line.
    ///
    /// @return its value, which a cell can assign: `List<String> jars = %jars lib/*.jar`
    default @Nullable Object line(MagicCall call) throws Exception {
        throw new IllegalArgumentException("%" + name() + ": is for a whole cell: use %%" + name());
    }

    /// Runs the form for a cell, whose text is [MagicCall#body].
    default @Nullable Object cell(MagicCall call) throws Exception {
        throw new IllegalArgumentException("%%" + name() + ": is for a line: use %" + name());
    }
}
