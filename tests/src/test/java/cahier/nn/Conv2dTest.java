package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;

/// Literal numbers from the curriculum's section 1.1.2.
class Conv2dTest {

    private static final Tensor SIXTEEN = Tensor.arange(1, 17, 1).reshape(1, 4, 4);

    @Test
    void slidesAKernelOverAMap() {
        var x = bits("11100/01110/00111/00110/01100").unsqueeze(0);
        var layer = new Conv2d(1, 1, 3).noBias();
        set(layer.weight(), bits("101/010/101"));
        var y = layer.forward(x);
        assertThat(y.shape()).containsExactly(1, 3, 3);
        assertThat(y.toArray()).containsExactly(4, 3, 4, 2, 4, 3, 2, 3, 4);
    }

    @Test
    void addsUpTheChannelsOfEachKernel() {
        var picture =
                Tensor.stack(
                        0,
                        bits("1010/0101/1100/0011"),
                        bits("0110/1001/0110/1010"),
                        bits("1100/0110/0011/1001"));
        var layer = new Conv2d(3, 2, 3);
        assertThat(layer.parameterCount()).isEqualTo(56);
        set(
                layer.weight(),
                Tensor.of(
                        0, 1, 0, 0, -1, 0, 1, 0, 0, //
                        1, 0, 1, -1, 0, 0, 0, 0, 0, //
                        0, 0, -1, -1, 0, 0, 1, 0, 1, //
                        0, 0, 0, 1, 0, 0, 1, -1, 0, //
                        -1, 0, 0, 1, 0, 0, 1, 0, 0, //
                        0, 1, 1, -1, 0, -1, 0, 0, 0));
        set(layer.bias(), Tensor.of(-1, 1));
        var y = layer.forward(picture);
        assertThat(y.get(0).toArray()).containsExactly(0, 2, 0, 0);
        assertThat(y.get(1).toArray()).containsExactly(2, 2, 3, 2);
    }

    @Test
    void paddingDecidesWhatAStrideReaches() {
        assertThat(ones().stride(2).padding(0, 0, 1, 1).forward(SIXTEEN).toArray())
                .containsExactly(54, 45, 72, 54);
        assertThat(ones().stride(2).padding(1).forward(SIXTEEN).toArray())
                .containsExactly(14, 30, 57, 99);
        assertThat(ones().stride(2).forward(SIXTEEN).toArray()).containsExactly(54);
    }

    @Test
    void dilationSpreadsTheKernel() {
        var layer = new Conv2d(1, 1, 2).dilation(3).noBias();
        set(layer.weight(), Tensor.ones(4));
        assertThat(layer.forward(SIXTEEN).toArray()).containsExactly(1 + 4 + 13 + 16);
    }

    @Test
    void groupsSeeOnlyTheirOwnChannels() {
        var layer = new Conv2d(2, 2, 1).groups(2).noBias();
        assertThat(layer.weight().shape()).containsExactly(2, 1, 1, 1);
        set(layer.weight(), Tensor.of(2, 3));
        var y = layer.forward(Tensor.of(1, 10).reshape(1, 2, 1, 1));
        assertThat(y.toArray()).containsExactly(2, 30);
    }

    @Test
    void countsShapesAndMultiplyAdds() {
        var layer = new Conv2d(3, 64, 7).stride(2).padding(3).noBias();
        assertThat(layer.outputShape(3, 224, 224)).containsExactly(64, 112, 112);
        assertThat(layer.multiplyAdds(3, 224, 224)).isEqualTo(118_013_952);
        assertThat(layer).hasToString("Conv2d(3, 64, 7).stride(2).padding(3).noBias()");
        assertThat(new Conv2d(1, 2, 3, 5).padding(0, 0, 1, 1).dilation(2))
                .hasToString("Conv2d(1, 2, 3, 5).padding(0, 0, 1, 1).dilation(2)");
    }

    @Test
    void namesWhatDoesNotFit() {
        var layer = new Conv2d(3, 8, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.forward(Tensor.zeros(1, 1, 28, 28)))
                .withMessage(
                        "conv2d: number of channels differs: got [1, 1, 28, 28] for weight"
                                + " [8, 3, 5, 5] in 1 group; expected [samples, 3, height, width]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.forward(Tensor.zeros(1, 3, 4, 4)))
                .withMessage(
                        "conv2d: window is larger than the padded picture: got a window of 5 × 5 on"
                                + " [1, 3, 4, 4]; expected a window that fits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.stride(0))
                .withMessage("Conv2d: stride not positive: got 0; expected 1 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> layer.groups(2));
        assertThatIllegalArgumentException().isThrownBy(() -> layer.padding(-1));
    }

    private static Conv2d ones() {
        var layer = new Conv2d(1, 1, 3).noBias();
        set(layer.weight(), Tensor.ones(9));
        return layer;
    }

    private static void set(Tensor parameter, Tensor values) {
        System.arraycopy(values.data(), 0, parameter.data(), 0, parameter.size());
    }

    private static Tensor bits(String rows) {
        var lines = rows.split("/");
        var x = Tensor.zeros(lines.length, lines[0].length());
        for (var i = 0; i < x.size(); i++) {
            x.data()[i] = lines[i / x.size(1)].charAt(i % x.size(1)) - '0';
        }
        return x;
    }
}
