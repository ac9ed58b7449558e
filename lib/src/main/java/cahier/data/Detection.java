package cahier.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A thing that was found, or is there.
///
/// @param box where
/// @param label its class
/// @param score how sure, from 0 to 1
public record Detection(Box box, int label, double score) {

    /// Keeps the surest detections: one by one, and of each class none that overlaps a kept one by
    /// more than a threshold (non-maximum suppression).
    ///
    /// @param threshold of intersection over union
    /// @return the kept, the surest first; of equal scores the first given comes first
    public static List<Detection> suppress(List<Detection> detections, double threshold) {
        var kept = new ArrayList<Detection>();
        for (var candidate : surestFirst(detections)) {
            var overlaps =
                    kept.stream()
                            .anyMatch(
                                    k ->
                                            k.label == candidate.label
                                                    && k.box.iou(candidate.box) > threshold);
            if (!overlaps) kept.add(candidate);
        }
        return kept;
    }

    static List<Detection> surestFirst(List<Detection> detections) {
        return detections.stream()
                .sorted(Comparator.comparingDouble(Detection::score).reversed())
                .toList();
    }
}
