package cahier.nn.models;

import cahier.nn.BatchNorm2d;
import cahier.nn.Conv2d;
import cahier.nn.ConvTranspose2d;
import cahier.nn.Layer;
import cahier.nn.MaxPool2d;
import cahier.nn.Relu;
import cahier.nn.Sequential;
import cahier.nn.Summary;
import cahier.nn.Upsample;
import cahier.tensor.Fused;
import cahier.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// U-Net: maps are made smaller and deeper level by level, then larger again, each level beside the
/// maps of the way down (Ronneberger et al., 2015, "U-Net: convolutional networks for biomedical
/// image segmentation"), with padding and batch norm.
///
/// Input [n, channels, height, width] with sides that 2 to the number of levels divides, output [n,
/// classes, height, width].
public final class UNet extends Layer {

    private final Layer start;
    private final List<Layer> down = new ArrayList<>();
    private final List<Layer> up = new ArrayList<>();
    private final List<Layer> joined = new ArrayList<>();
    private final Layer end;

    private UNet(int channels, int classes, int base, int levels, boolean bilinear) {
        start = doubled(channels, base, base);
        var width = base;
        for (var level = 0; level < levels; level++) {
            var deeper = bilinear && level == levels - 1 ? width : width * 2;
            down.add(new Sequential(new MaxPool2d(2), doubled(width, deeper, deeper)));
            width *= 2;
        }
        for (var level = 0; level < levels; level++) {
            up.add(
                    bilinear
                            ? new Upsample(2).bilinear().alignCorners()
                            : new ConvTranspose2d(width, width / 2, 2).stride(2));
            var last = level == levels - 1;
            var maps = bilinear && !last ? width / 4 : width / 2;
            joined.add(doubled(width, bilinear ? width / 2 : maps, maps));
            width /= 2;
        }
        end = new Conv2d(base, classes, 1);
    }

    /// Makes the network of base 64 and four levels that grows by bilinear interpolation, with half
    /// the maps at the bottom: 17,263,042 parameters from 3 channels to 2 classes.
    public static UNet bilinear(int channels, int classes) {
        return new UNet(channels, classes, 64, 4, true);
    }

    /// Makes the network of base 64 and four levels that grows by transposed convolution:
    /// 31,037,698 parameters from 3 channels to 2 classes.
    public static UNet transposed(int channels, int classes) {
        return new UNet(channels, classes, 64, 4, false);
    }

    /// Makes a small network of base 8 and two levels: 29,508 parameters from 1 channel to 4
    /// classes.
    public static UNet mini(int channels, int classes) {
        return new UNet(channels, classes, 8, 2, false);
    }

    private static Layer doubled(int channels, int middle, int maps) {
        return new Sequential(
                new Conv2d(channels, middle, 3).padding(1).noBias(),
                new BatchNorm2d(middle),
                new Relu(),
                new Conv2d(middle, maps, 3).padding(1).noBias(),
                new BatchNorm2d(maps),
                new Relu());
    }

    @Override
    public Tensor forward(Tensor x) {
        var unit = 1 << down.size();
        if (x.rank() < 3 || x.size(-1) % unit != 0 || x.size(-2) % unit != 0) {
            throw new IllegalArgumentException(
                    "UNet: sides do not halve: got "
                            + Arrays.toString(x.shape())
                            + "; expected a height and a width that "
                            + unit
                            + " divides");
        }
        var beside = new ArrayList<Tensor>();
        var y = start.forward(x);
        for (var step : down) {
            beside.add(y);
            y = step.forward(y);
        }
        for (var level = 0; level < up.size(); level++) {
            var larger = up.get(level).forward(y);
            Fused.passed(y, larger);
            var left = beside.removeLast();
            var both = Tensor.concat(1, left, larger);
            Fused.passed(left, both);
            Fused.passed(larger, both);
            y = joined.get(level).forward(both);
            Fused.passed(both, y);
        }
        var result = end.forward(y);
        Fused.passed(y, result);
        return result;
    }

    @Override
    public int[] outputShape(int... input) {
        return new int[] {end.outputShape(start.outputShape(input))[0], input[1], input[2]};
    }

    @Override
    public long multiplyAdds(int... input) {
        var shapes = new ArrayList<int[]>();
        var shape = start.outputShape(input);
        var total = start.multiplyAdds(input);
        for (var step : down) {
            shapes.add(shape);
            total += step.multiplyAdds(shape);
            shape = step.outputShape(shape);
        }
        for (var level = 0; level < up.size(); level++) {
            total += up.get(level).multiplyAdds(shape);
            var both = up.get(level).outputShape(shape);
            both[0] += shapes.removeLast()[0];
            total += joined.get(level).multiplyAdds(both);
            shape = joined.get(level).outputShape(both);
        }
        return total + end.multiplyAdds(shape);
    }

    @Override
    protected List<Summary.Row> rows(String name, int... input) {
        return rowsOfParts(name, input);
    }
}
