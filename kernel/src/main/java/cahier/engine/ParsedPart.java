package cahier.engine;

import com.sun.tools.javac.tree.EndPosTable;
import com.sun.tools.javac.util.Position;

import java.util.List;

/// A part as the parser saw it.
record ParsedPart(Part part, List<Fragment> fragments, EndPosTable ends, Position.LineMap lines) {

    /// Says whether the compilation takes a fragment.
    boolean takes(Fragment fragment) {
        return part.selected().test(fragment.index());
    }
}
