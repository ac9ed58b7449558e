package cahier.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps the stored form of whatever a rerun has put out again, so that a file changes only where
/// its content does: a picture of the same pixels keeps its bytes, JSON of the same value its
/// numbers, an output its metadata.
public final class KeptOutputs {

    private KeptOutputs() {}

    /// Returns the fresh outputs, with the stored representation wherever it says the same.
    ///
    /// @param stored what the notebook held before the run
    /// @param fresh what the run has put out
    public static List<Output> keep(List<Output> stored, List<Output> fresh) {
        var kept = new ArrayList<Output>();
        for (int i = 0; i < fresh.size(); i++) {
            kept.add(i < stored.size() ? keep(stored.get(i), fresh.get(i)) : fresh.get(i));
        }
        return kept;
    }

    private static Output keep(Output stored, Output fresh) {
        return switch (fresh) {
            case Output.Display(var data, var metadata, var extra)
                    when stored instanceof Output.Display old ->
                    new Output.Display(keepData(old, data), keptMetadata(old, metadata), extra);
            case Output.Result(var data, var metadata, var count, var extra)
                    when stored instanceof Output.Result old ->
                    new Output.Result(
                            keepData(old, data), keptMetadata(old, metadata), count, extra);
            case Output.Display _, Output.Result _, Output.Stream _, Output.Error _ -> fresh;
        };
    }

    private static Map<String, Object> keepData(Output.Rich stored, Map<String, Object> fresh) {
        var kept = new LinkedHashMap<String, Object>();
        fresh.forEach(
                (type, value) -> {
                    var old = stored.data().get(type);
                    boolean same =
                            stored.data().containsKey(type)
                                    && Tolerance.NONE.areSame(type, old, value);
                    kept.put(type, same ? old : value);
                });
        return kept;
    }

    /// What other tools have added to an output's metadata stays.
    static Map<String, Object> keptMetadata(Output.Rich stored, Map<String, Object> fresh) {
        for (var entry : fresh.entrySet()) {
            if (!stored.metadata().containsKey(entry.getKey())
                    || !Json.sameValue(stored.metadata().get(entry.getKey()), entry.getValue())) {
                return fresh;
            }
        }
        return stored.metadata();
    }
}
