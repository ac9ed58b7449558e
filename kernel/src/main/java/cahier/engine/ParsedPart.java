package cahier.engine;

import com.sun.tools.javac.tree.JCTree.JCImport;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A part as the parser saw its cell.
record ParsedPart(Part part, ParsedCell cell) {

    List<Fragment> fragments() {
        return cell.fragments();
    }

    /// Returns the simple names of the types that the part itself declares or imports by name.
    Set<String> ownTypes() {
        Set<String> names = new HashSet<>();
        for (Fragment fragment : fragments()) {
            if (fragment.kind() == Fragment.Kind.TYPE && takes(fragment)) {
                names.add(fragment.name());
            } else if (fragment.tree() instanceof JCImport line && !line.isStatic()) {
                names.add(line.qualid.name.toString());
            }
        }
        return names;
    }

    /// Says whether the compilation takes a fragment.
    boolean takes(Fragment fragment) {
        return part.selected().test(fragment.index());
    }
}
