package cahier.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.Generator;
import cahier.array.Window;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

/// Holds a convolution whose weights are packed once to what it gives with fresh ones, however the
/// weights change between two passes.
class PackingTest {

    private static final int[] TILES = {2, 96, 14, 14};
    private static final int[] STRIPS = {1, 96, 7, 7};
    private static final Window WINDOW = Window.of(3, 1, 1);

    @Test
    void packedWeightsGiveTheSameBits() {
        for (var shape : new int[][] {TILES, STRIPS}) {
            var x = Tensor.randn(new Generator(1), shape);
            var weight = weight();
            var first = conv(x, weight);
            assertThat(conv(x, weight).sameAs(first)).isTrue();
            assertThat(conv(x, weight).sameAs(first)).isTrue();
        }
    }

    @Test
    void onePackingServesEveryNumberOfPicturesAndSize() {
        var weight = weight();
        for (var shape : new int[][] {TILES, {1, 96, 20, 16}, STRIPS, {5, 96, 14, 14}, STRIPS}) {
            var x = Tensor.randn(new Generator(1), shape);
            assertThat(conv(x, weight).sameAs(conv(x, weight.copy()))).isTrue();
        }
    }

    @Test
    void everyChangeOfTheWeightsIsSeen() {
        changes(weight -> weight.update(w -> w[5] += 1));
        changes(weight -> weight.data()[5] += 1);
        changes(weight -> weight.detach().data()[5] += 1);
        changes(weight -> weight.reshape(-1).data()[5] += 1);
        changes(weight -> weight.reshape(-1).update(w -> w[5] += 1));
    }

    @Test
    void anArrayThatIsHeldMayChangeAtAnyTime() {
        var x = Tensor.randn(new Generator(1), TILES);
        var weight = weight();
        var held = weight.data();
        for (var step = 0; step < 4; step++) {
            held[step] += 1;
            assertThat(conv(x, weight).sameAs(conv(x, weight.copy()))).isTrue();
        }
        var array = new float[held.length];
        var wrapped = Tensor.wrap(array, weight.shape());
        for (var step = 0; step < 4; step++) {
            array[step] += 1;
            assertThat(conv(x, wrapped).sameAs(conv(x, wrapped.copy()))).isTrue();
        }
    }

    @Test
    void viewsThatServeAsWeightsSeeTheirSource() {
        var x = Tensor.randn(new Generator(1), TILES);
        var source = weight();
        var view = source.reshape(96, 96, 3, 3);
        for (var step = 0; step < 4; step++) {
            source.update(w -> w[7] += 1);
            assertThat(conv(x, view).sameAs(conv(x, source.copy()))).isTrue();
        }
    }

    private static void changes(Consumer<Tensor> change) {
        var x = Tensor.randn(new Generator(1), TILES);
        var weight = weight();
        for (var pass = 0; pass < 3; pass++) conv(x, weight);
        var before = conv(x, weight);
        change.accept(weight);
        for (var pass = 0; pass < 3; pass++) {
            var after = conv(x, weight);
            assertThat(after.sameAs(conv(x, weight.copy()))).isTrue();
            assertThat(after.sameAs(before)).isFalse();
        }
    }

    private static Tensor weight() {
        return Tensor.randn(new Generator(2), 96, 96, 3, 3);
    }

    private static Tensor conv(Tensor x, Tensor weight) {
        return Spatial.conv2d(x, weight, null, WINDOW, 1);
    }
}
