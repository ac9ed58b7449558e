package cahier.nn;

import java.util.List;

/// Says what of a weight file found its place in a layer.
///
/// @param loaded names whose values were copied
/// @param missing names of the layer that the file does not have
/// @param unexpected names of the file that the layer does not have
/// @param misshapen names whose shapes differ, with both shapes
public record LoadReport(
        List<String> loaded,
        List<String> missing,
        List<String> unexpected,
        List<String> misshapen) {

    /// Returns whether every name found its place.
    public boolean isComplete() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    @Override
    public String toString() {
        var text = loaded.size() + " loaded";
        if (!missing.isEmpty()) text += "; missing: " + some(missing);
        if (!unexpected.isEmpty()) text += "; unexpected: " + some(unexpected);
        if (!misshapen.isEmpty()) text += "; of another shape: " + some(misshapen);
        return text;
    }

    private static String some(List<String> names) {
        var most = 5;
        var shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
    }
}
