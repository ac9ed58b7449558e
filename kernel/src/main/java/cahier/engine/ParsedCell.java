package cahier.engine;

import com.sun.tools.javac.tree.EndPosTable;
import com.sun.tools.javac.util.Position;

import java.util.List;

/// A cell as the parser saw it.
record ParsedCell(
        CellText text,
        CellFile file,
        List<Fragment> fragments,
        EndPosTable ends,
        Position.LineMap lines) {}
