package cahier.display;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Sorts what has no order of its own, so that the same set looks the same in every run.
final class Order {

    /// Sorting needs all elements: beyond this many the collection's own order has to do.
    private static final int SORTABLE = 100_000;

    private Order() {}

    /// Returns the elements in the order in which they are shown.
    static Iterable<?> of(Collection<?> elements) {
        if (!isHashed(elements) || elements.size() > SORTABLE) return elements;
        var sorted = new ArrayList<Object>(elements);
        sort(sorted, element -> element);
        return sorted;
    }

    /// Returns the entries in the order in which they are shown.
    static Iterable<? extends Map.Entry<?, ?>> of(Map<?, ?> map) {
        if (!isHashed(map) || map.size() > SORTABLE) return map.entrySet();
        var sorted = new ArrayList<Map.Entry<?, ?>>(map.entrySet());
        sort(sorted, Map.Entry::getKey);
        return sorted;
    }

    private static boolean isHashed(Collection<?> elements) {
        if (elements instanceof LinkedHashSet || elements instanceof List) return false;
        if (elements instanceof HashSet || elements instanceof ConcurrentHashMap.KeySetView) {
            return true;
        }
        var name = elements.getClass().getName();
        return name.startsWith("java.util.ImmutableCollections$Set")
                || name.startsWith("java.util.HashMap$")
                || name.startsWith("java.util.AbstractMap$")
                || name.startsWith("java.util.ImmutableCollections$Map");
    }

    private static boolean isHashed(Map<?, ?> map) {
        return map instanceof HashMap && !(map instanceof LinkedHashMap)
                || map instanceof ConcurrentHashMap
                || map instanceof Hashtable
                || map instanceof IdentityHashMap
                || map instanceof WeakHashMap
                || map.getClass().getName().startsWith("java.util.ImmutableCollections$Map");
    }

    private static <E> void sort(
            List<E> elements, java.util.function.Function<E, ? extends Object> key) {
        try {
            elements.sort((a, b) -> compareNaturally(key.apply(a), key.apply(b)));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException notOneOrder) {
            elements.sort(Comparator.comparing(element -> PlainText.of(key.apply(element))));
        }
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
