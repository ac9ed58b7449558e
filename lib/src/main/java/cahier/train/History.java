package cahier.train;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Lists the epochs of a training.
///
/// @param epochs in their order
public record History(List<Epoch> epochs) {

    /// Copies the list.
    public History {
        epochs = List.copyOf(epochs);
    }

    /// Returns the last epoch.
    ///
    /// @throws IllegalStateException if there is none
    public Epoch last() {
        if (epochs.isEmpty()) throw new IllegalStateException("last: no epoch was finished");
        return epochs.getLast();
    }

    /// Returns the epoch of the lowest validation loss, or of the lowest loss without validation.
    ///
    /// @throws IllegalStateException if there is none
    public Epoch best() {
        return epochs.stream()
                .min(Comparator.comparingDouble(Epoch::score))
                .orElseThrow(() -> new IllegalStateException("best: no epoch was finished"));
    }

    /// Returns the mean losses on the training samples.
    public double[] losses() {
        return column(Epoch::loss);
    }

    /// Returns the accuracies on the training samples.
    public double[] accuracies() {
        return column(Epoch::accuracy);
    }

    /// Returns the mean losses on the validation samples.
    public double[] validationLosses() {
        return column(Epoch::validationLoss);
    }

    /// Returns the accuracies on the validation samples.
    public double[] validationAccuracies() {
        return column(Epoch::validationAccuracy);
    }

    private double[] column(ToDoubleFunction<Epoch> value) {
        return epochs.stream().mapToDouble(value).toArray();
    }

    /// Returns a table with a row for each epoch; numbers that were not measured are missing.
    public Table table() {
        return Table.create(
                "history",
                IntColumn.create("epoch", epochs.stream().mapToInt(Epoch::number).toArray()),
                DoubleColumn.create("loss", losses()),
                DoubleColumn.create("accuracy", accuracies()),
                DoubleColumn.create("validation loss", validationLosses()),
                DoubleColumn.create("validation accuracy", validationAccuracies()));
    }

    /// Returns a line of what the first and the last epoch reached, on new samples if there are
    /// any: it stands above the list of all epochs where a cell ends with a training.
    String change() {
        var text = epochs.size() == 1 ? "1 epoch" : epochs.size() + " epochs";
        boolean isValidated = !Double.isNaN(last().validationLoss());
        text += isValidated ? ": validation loss " : ": loss ";
        text += change(Epoch::score);
        ToDoubleFunction<Epoch> accuracy =
                isValidated ? Epoch::validationAccuracy : Epoch::accuracy;
        if (Double.isNaN(accuracy.applyAsDouble(last()))) return text;
        return text + (isValidated ? ", validation accuracy " : ", accuracy ") + change(accuracy);
    }

    private String change(ToDoubleFunction<Epoch> value) {
        var end = Epoch.number(value.applyAsDouble(last()));
        if (epochs.size() == 1) return end;
        return Epoch.number(value.applyAsDouble(epochs.getFirst())) + " → " + end;
    }

    /// Returns a line for each epoch.
    @Override
    public String toString() {
        return epochs.stream().map(Epoch::toString).collect(Collectors.joining("\n"));
    }
}
