package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What differs without counting: each rule once, with the outputs that it let pass.
final class Ignored {

    private record Place(int number, @Nullable String id, String output) {}

    private final Map<String, Set<Place>> rules = new LinkedHashMap<>();

    /// Notes a rule and an output that passed by it.
    ///
    /// @param number the cell's position among all cells, from 1
    /// @param output which output of the cell, such as `output 2` or `stdout`; empty for all
    void add(String rule, int number, @Nullable String id, String output) {
        rules.computeIfAbsent(rule, _ -> new LinkedHashSet<>()).add(new Place(number, id, output));
    }

    /// Returns a line for each rule, in the order in which the rules were needed.
    List<String> lines() {
        var lines = new ArrayList<String>();
        rules.forEach((rule, places) -> lines.add(rule + ": " + where(places)));
        return lines;
    }

    private static String where(Set<Place> places) {
        var cells = new LinkedHashMap<Integer, Place>();
        for (var place : places) cells.putIfAbsent(place.number(), place);
        var first = places.iterator().next();
        boolean isWholeCells = first.output().isEmpty();
        if (cells.size() == 1) {
            var cell = Cell.place(first.number(), first.id());
            if (isWholeCells) return cell;
            return places.size() == 1
                    ? cell + ", " + first.output()
                    : places.size() + " outputs of " + cell;
        }
        var numbers = new ArrayList<String>();
        for (int number : cells.keySet()) numbers.add(String.valueOf(number));
        var last = numbers.removeLast();
        var all = "cells " + String.join(", ", numbers) + " and " + last;
        return isWholeCells ? all : places.size() + " outputs of " + all;
    }
}
