package cahier.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The precision and recall that are reached when detections count from the surest down to each.
///
/// @param precision share of true ones among the detections so far
/// @param recall share of the truths found so far
public record PrecisionRecall(double[] precision, double[] recall) {

    /// How the area under the curve is measured.
    public enum Rule {
        /// All points, precision made to fall (Pascal VOC from 2010).
        ALL_POINTS(0),
        /// The mean of precision at recall 0, .1, …, 1 (Pascal VOC to 2009).
        VOC11(11),
        /// The mean of precision at recall 0, .01, …, 1 (COCO).
        COCO101(101);

        private final int places;

        Rule(int places) {
            this.places = places;
        }
    }

    /// Makes the curve of detections in falling order of their score.
    ///
    /// @param hits whether each detection is true
    /// @param truths how many things there are
    public static PrecisionRecall of(boolean[] hits, int truths) {
        var found = 0;
        for (var hit : hits) if (hit) found++;
        if (truths < found) {
            throw failure(
                    "more hits than truths", found + " and " + truths, "a hit for each truth");
        }
        var precision = new double[hits.length];
        var recall = new double[hits.length];
        var right = 0;
        for (var i = 0; i < hits.length; i++) {
            if (hits[i]) right++;
            precision[i] = right / (i + 1.0);
            recall[i] = right / (double) truths;
        }
        return new PrecisionRecall(precision, recall);
    }

    /// Makes the curve of one class over several pictures. From the surest on, each detection
    /// takes, of the truths that none has taken yet, the one that it overlaps most, if by
    /// `threshold` or more.
    ///
    /// @param found for each picture what was found
    /// @param truths for each picture what is there
    /// @param threshold of intersection over union
    public static PrecisionRecall of(
            List<List<Detection>> found,
            List<List<Detection>> truths,
            int label,
            double threshold) {
        if (found.size() != truths.size()) {
            throw failure(
                    "numbers of pictures differ",
                    found.size() + " and " + truths.size(),
                    "found and truths of the same pictures");
        }
        record Found(int picture, Detection detection) {}
        var all = new ArrayList<Found>();
        for (var picture = 0; picture < found.size(); picture++) {
            for (var detection : found.get(picture)) {
                if (detection.label() == label) all.add(new Found(picture, detection));
            }
        }
        all.sort((a, b) -> Double.compare(b.detection().score(), a.detection().score()));
        var taken = truths.stream().map(list -> new boolean[list.size()]).toList();
        var hits = new boolean[all.size()];
        for (var i = 0; i < hits.length; i++) {
            var picture = all.get(i).picture();
            var box = all.get(i).detection().box();
            hits[i] = takes(box, truths.get(picture), taken.get(picture), label, threshold);
        }
        var count = truths.stream().flatMap(List::stream).filter(t -> t.label() == label).count();
        return of(hits, (int) count);
    }

    private static boolean takes(
            Box box, List<Detection> truths, boolean[] taken, int label, double threshold) {
        var best =
                IntStream.range(0, truths.size())
                        .filter(t -> truths.get(t).label() == label)
                        .filter(t -> !taken[t])
                        .boxed()
                        .max(
                                (a, b) ->
                                        Double.compare(
                                                box.iou(truths.get(a).box()),
                                                box.iou(truths.get(b).box())));
        if (best.isEmpty() || box.iou(truths.get(best.get()).box()) < threshold) return false;
        taken[best.get()] = true;
        return true;
    }

    private static IllegalArgumentException failure(String problem, String got, String expected) {
        return new IllegalArgumentException(
                "PrecisionRecall: " + problem + ": got " + got + "; expected " + expected);
    }

    /// Returns the area under the curve: average precision; NaN where there was nothing to find.
    public double averagePrecision(Rule rule) {
        if (recall.length > 0 && Double.isNaN(recall[0])) return Double.NaN;
        if (rule == Rule.ALL_POINTS) {
            var area = 0.0;
            var before = 0.0;
            for (var i = 0; i < recall.length; i++) {
                area += (recall[i] - before) * bestFrom(recall[i]);
                before = recall[i];
            }
            return area;
        }
        var sum = 0.0;
        for (var i = 0; i < rule.places; i++) sum += bestFrom(i / (rule.places - 1.0));
        return sum / rule.places;
    }

    /// Returns the best precision at a recall of at least this, 0 if none is reached.
    private double bestFrom(double least) {
        var best = 0.0;
        for (var i = 0; i < recall.length; i++) {
            if (recall[i] >= least) best = Math.max(best, precision[i]);
        }
        return best;
    }

    /// Returns the mean of average precision over the classes that there are.
    public static double meanAveragePrecision(
            List<List<Detection>> found,
            List<List<Detection>> truths,
            int classes,
            double threshold,
            Rule rule) {
        return IntStream.range(0, classes)
                .filter(c -> truths.stream().flatMap(List::stream).anyMatch(t -> t.label() == c))
                .mapToDouble(c -> of(found, truths, c, threshold).averagePrecision(rule))
                .average()
                .orElse(Double.NaN);
    }

    /// Returns the number of points, and the area under them by each rule.
    @Override
    public String toString() {
        var text = new StringBuilder(recall.length + " points");
        for (var rule : Rule.values()) {
            var area = String.format(Locale.ROOT, "%.4f", averagePrecision(rule));
            text.append(", ").append(rule).append(' ').append(area);
        }
        return text.toString();
    }
}
