package cahier.engine;

import java.util.List;

/// A part as the parser saw its cell.
record ParsedPart(Part part, ParsedCell cell) {

    List<Fragment> fragments() {
        return cell.fragments();
    }

    /// Says whether the compilation takes a fragment.
    boolean takes(Fragment fragment) {
        return part.selected().test(fragment.index());
    }
}
