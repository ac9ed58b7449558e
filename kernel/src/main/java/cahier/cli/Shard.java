package cahier.cli;

import java.util.ArrayList;
import java.util.List;

/// One of several parts of a list, such that all parts together are the list and none is much
/// longer than another.
///
/// @param index which part, from 1
/// @param count how many parts there are
record Shard(int index, int count) {

    static final Shard WHOLE = new Shard(1, 1);

    /// Returns the elements of this part, in their order.
    <T> List<T> of(List<T> all) {
        var part = new ArrayList<T>();
        for (int i = index - 1; i < all.size(); i += count) part.add(all.get(i));
        return part;
    }
}
