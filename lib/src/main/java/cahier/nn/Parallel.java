package cahier.nn;

import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the input to several branches and joins their outputs along the channels (Szegedy et al.,
/// 2014, "Going deeper with convolutions").
public final class Parallel extends Layer {

    private final List<Layer> branches;

    /// Makes a layer of branches, whose outputs must differ in the number of channels only.
    public Parallel(Layer... branches) {
        if (branches.length == 0) {
            throw Options.failure("Parallel", "no branches", "none", "one or more");
        }
        this.branches = Options.layers("Parallel", branches);
    }

    @Override
    public Tensor forward(Tensor x) {
        Options.given(this, x);
        var parts = new Tensor[branches.size()];
        for (var i = 0; i < parts.length; i++) parts[i] = Passage.one(branches.get(i), x);
        var y = Tensor.concat(1, parts);
        for (var part : parts) if (part != x) Fused.passed(part, y);
        return y;
    }

    @Override
    public Map<String, Layer> children() {
        var children = new LinkedHashMap<String, Layer>();
        for (var i = 0; i < branches.size(); i++)
            children.put(Integer.toString(i), branches.get(i));
        return children;
    }

    @Override
    public int[] outputShape(int... input) {
        var shape = branches.getFirst().outputShape(input);
        for (var branch : branches.subList(1, branches.size())) {
            shape[0] += branch.outputShape(input)[0];
        }
        return shape;
    }

    @Override
    public long multiplyAdds(int... input) {
        return branches.stream().mapToLong(branch -> branch.multiplyAdds(input)).sum();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Parallel(");
        for (var i = 0; i < branches.size(); i++) {
            text.append(i == 0 ? "\n    " : ",\n    ");
            text.append(branches.get(i).toString().replace("\n", "\n    "));
        }
        return text.append(')').toString();
    }
}
