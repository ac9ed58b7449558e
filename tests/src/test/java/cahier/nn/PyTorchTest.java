package cahier.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cahier.tensor.Tensor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// Holds each layer's output and gradients to PyTorch 2.15's, in float64 there, within 1e-5 of the
/// largest element.
class PyTorchTest {

    private static final Tensor ROWS = wave(.2, 5, 6);
    private static final Tensor WIDE = ROWS.mul(3);
    private static final Tensor MAPS = wave(.1, 2, 4, 6, 7);
    private static final Tensor INDICES = Tensor.of(new float[][] {{0, 4, 2}, {1, 1, 0}});

    /// A layer, its input, and what PyTorch says of the output, of the gradient of the input (but
    /// for indices) and of each parameter: the largest size, the sum weighted by cos(.9 i), and the
    /// first, the middle and the last element.
    record Case(Layer layer, Tensor input, double[][] expected) {
        @Override
        public String toString() {
            return layer.toString();
        }
    }

    static Stream<Case> layers() {
        return Stream.of(
                new Case(
                        new Linear(6, 4),
                        ROWS,
                        new double[][] {
                            {3.677714, -1.329881, 3.627052, 2.300423, -2.124456},
                            {2.012718, -4.356197, -.9611048, -1.877069, 1.152363},
                            {.917019, 1.464685, -.1849676, .1235695, -.508114},
                            {3.712436, 2.040092, 3.712436, -3.43332, 1.96788}
                        }),
                new Case(
                        new Conv2d(4, 3, 3).padding(1),
                        MAPS,
                        new double[][] {
                            {15.58567, -6.880766, 4.001468, -.2148369, 1.295064},
                            {10.7015, 26.86531, 3.775785, 4.982837, -1.394266},
                            {16.68449, 33.93538, 10.95645, -2.782482, -9.383545},
                            {2.224719, 1.855996, 2.224719, -.9509865, -.9789519}
                        }),
                new Case(
                        new Conv2d(4, 6, 2, 3).stride(2, 1).padding(1, 0).groups(2),
                        MAPS,
                        new double[][] {
                            {5.405035, -25.84644, 2.202843, -.4624507, -2.304635},
                            {1.082329, -.0105129, -.9074569, .7930438, .4697357},
                            {5.919437, -6.050676, -1.283427, 4.574192, -5.281881},
                            {.2592677, .02279377, .1315525, -.2097324, .04565714}
                        }),
                new Case(
                        new Conv2d(4, 4, 2).dilation(2).groups(4).noBias(),
                        MAPS,
                        new double[][] {
                            {1.706029, 4.81887, -.428945, .3275705, .0769335},
                            {2.216368, -.00368956, .1903793, -.2952753, .4537365},
                            {2.088086, -.1191592, -1.461371, -2.050844, .7331667}
                        }),
                new Case(
                        new ConvTranspose2d(4, 2, 3).stride(2).padding(1).extra(1),
                        MAPS,
                        new double[][] {
                            {1.221196, 5.542227, 1.142848, .7842528, .3032301},
                            {9.390665, 2.417263, 3.941437, 3.120397, -7.962489},
                            {.5600293, -1.132887, .2547667, -.2320355, -.3344305},
                            {2.118934, 1.096084, 2.118934, -1.645485, -1.645485}
                        }),
                new Case(
                        new ConvTranspose2d(4, 2, 2).stride(2).groups(2),
                        MAPS,
                        new double[][] {
                            {1.650256, .3272574, 1.49348, .3886564, -.2250193},
                            {1.537373, -1.828276, .4410491, 1.04285, -1.356036},
                            {.336916, -.1269109, .2849989, .2926678, -.3344305},
                            {2.118934, 1.096084, 2.118934, -1.645485, -1.645485}
                        }),
                new Case(
                        new MaxPool2d(3).stride(2).padding(1).ceil(),
                        MAPS,
                        new double[][] {
                            {.9999985, 1.974579, .9738476, .7521392, .6655797},
                            {2.535278, 7.771736, 0, 0, 0}
                        }),
                new Case(
                        new AvgPool2d(3).stride(2).padding(1).ceil(),
                        MAPS,
                        new double[][] {
                            {.3771492, -.4891955, .1603403, -.09031663, -.02671376},
                            {.353639, 4.131644, .07157974, .04890328, .09862335}
                        }),
                new Case(
                        new AvgPool2d(3).stride(2).padding(1).ceil().excludePadding(),
                        MAPS,
                        new double[][] {
                            {.6411674, .6661062, .3607657, -.2032124, -.08014128},
                            {.7332363, 6.167188, .1610544, .1100324, .1902043}
                        }),
                new Case(
                        new AdaptiveAvgPool2d(4, 3),
                        MAPS,
                        new double[][] {
                            {.2337072, .01932821, .2325663, -.2163673, .08999778},
                            {.3649115, -.2208331, .1073696, .09664797, -.1529875}
                        }),
                new Case(
                        new AdaptiveMaxPool2d(4, 3),
                        MAPS,
                        new double[][] {
                            {.9999985, -.7234661, .9738476, .7521392, .9817953},
                            {2.16682, -3.043051, 0, 0, 0}
                        }),
                new Case(
                        new BatchNorm2d(4),
                        MAPS,
                        new double[][] {
                            {1.742008, -1.144937, 1.003934, 1.039331, 1.021569},
                            {.730157, -.3412583, .2366655, -.2338715, .3370243},
                            {49.63511, 22.88758, 48.92761, 49.31341, 49.63511},
                            {.343828, -.08375203, .2269216, .2234837, .05106981}
                        }),
                new Case(
                        new BatchNorm1d(6),
                        ROWS,
                        new double[][] {
                            {1.840068, -2.246987, 1.091326, -.4930385, -.9936938},
                            {.6075087, -.05554529, .2099724, -.5072889, .2074988},
                            {3.374991, -2.086648, 2.921676, 2.928256, 2.731043},
                            {.3762358, .1756276, -.3016516, -.3396926, .3762358}
                        }),
                new Case(
                        new LayerNorm(7),
                        MAPS,
                        new double[][] {
                            {2.116213, -3.91262, .9828678, 1.07076, .2391881},
                            {.8030102, .1545276, -.402144, .5557331, .5157881},
                            {30.48931, -.708119, 26.4648, 30.48931, 30.30308},
                            {.8585017, .1069076, .5847447, -.3621335, -.8585017}
                        }),
                new Case(
                        new LocalResponseNorm(3).alpha(1).beta(.75).k(2),
                        MAPS,
                        new double[][] {
                            {.5096045, .3427577, .05602405, .09977077, -.4105855},
                            {.4959725, .124399, .3596046, -.2237161, -.3814361}
                        }),
                new Case(
                        new Upsample(2),
                        MAPS,
                        new double[][] {
                            {.9999996, -26.13663, .09983341, .1838792, -.8258623},
                            {2.075168, 1.17447, 1.604204, -.5256543, .6557114}
                        }),
                new Case(
                        new Upsample(3).bilinear(),
                        MAPS,
                        new double[][] {
                            {.9999996, -5.292555, .09983341, .1838792, -.8258623},
                            {.3485553, .4122443, .3086132, .3485553, -.07834659}
                        }),
                new Case(
                        new Upsample(2).bilinear().alignCorners(),
                        MAPS,
                        new double[][] {
                            {.9990985, -23.95112, .09983341, .1838792, -.8258623},
                            {1.191305, .8801902, .8051843, -.4624426, .2126001}
                        }),
                new Case(
                        new Embedding(5, 3),
                        INDICES,
                        new double[][] {
                            {.9720075, .9611685, .2955202, -.7727645, -.5298361},
                            {1.788383, 4.534877, 1.520099, .03362305, .2228899}
                        }),
                new Case(
                        new Relu(),
                        WIDE,
                        new double[][] {
                            {2.998642, 2.320335, .596008, 1.611966, 0},
                            {.9999118, .3550364, .6442177, .8758811, 0}
                        }),
                new Case(
                        new LeakyRelu(.1),
                        WIDE,
                        new double[][] {
                            {2.998642, 2.261579, .596008, 1.611966, -.2078655},
                            {.9999118, .3699207, .6442177, .8758811, -.02623748}
                        }),
                new Case(
                        new Elu(1),
                        WIDE,
                        new double[][] {
                            {2.998642, 1.819917, .596008, 1.611966, -.8749016},
                            {.9999118, .669411, .6442177, .8758811, -.03282266}
                        }),
                new Case(
                        new Gelu(),
                        WIDE,
                        new double[][] {
                            {2.994576, 2.05649, .4317572, 1.525751, -.03912972},
                            {1.027356, .6486258, .5949313, .9826621, .02014299}
                        }),
                new Case(
                        new Silu(),
                        WIDE,
                        new double[][] {
                            {2.856245, 1.791316, .3842717, 1.343871, -.2311232},
                            {1.097216, .6370186, .5033001, .9259737, .02472517}
                        }),
                new Case(
                        new Sigmoid(),
                        WIDE,
                        new double[][] {
                            {.9525127, 1.045435, .6447425, .8336842, .1111888},
                            {.1479299, .09781081, .1475578, .1214451, -.02592942}
                        }),
                new Case(
                        new Tanh(),
                        WIDE,
                        new double[][] {
                            {.9950413, .4952497, .5342029, .9234501, -.9691831},
                            {.5112772, .4453731, .4603755, .1289647, -.015922}
                        }),
                new Case(
                        new Softmax(),
                        WIDE,
                        new double[][] {
                            {.8324514, .7817, .05378255, .1443852, .007231179},
                            {.1395343, .06253386, .001458472, .03292307, -.005481311}
                        }));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void outputAndGradientsAreTheSame(Case c) {
        var phase = .3;
        for (var parameter : c.layer().parameters()) {
            var values = wave(phase++, parameter.shape());
            System.arraycopy(values.data(), 0, parameter.data(), 0, parameter.size());
        }
        var isIndex = c.layer() instanceof Embedding;
        var x = isIndex ? c.input() : c.input().copy().withGrad();
        var y = c.layer().forward(x);
        y.backward(wave(.7, y.shape()));
        var row = 0;
        check("output", y, c.expected()[row++]);
        if (!isIndex) check("gradient of the input", x.grad(), c.expected()[row++]);
        for (var entry : c.layer().namedParameters().entrySet()) {
            check("gradient of " + entry.getKey(), entry.getValue().grad(), c.expected()[row++]);
        }
        assertThat(row).isEqualTo(c.expected().length);
    }

    private static void check(String name, Tensor tensor, double[] expected) {
        var x = tensor.data();
        var most = 0.0;
        var sum = 0.0;
        for (var i = 0; i < x.length; i++) {
            most = Math.max(most, Math.abs(x[i]));
            sum += x[i] * Math.cos(.9 * i);
        }
        var near = within(1e-5 * expected[0]);
        assertThat(most).as("largest of %s", name).isEqualTo(expected[0], near);
        assertThat(sum)
                .as("sum of %s", name)
                .isEqualTo(expected[1], within(1e-5 * expected[0] * Math.sqrt(x.length)));
        assertThat((double) x[0]).as("first of %s", name).isEqualTo(expected[2], near);
        assertThat((double) x[x.length / 2]).as("middle of %s", name).isEqualTo(expected[3], near);
        assertThat((double) x[x.length - 1]).as("last of %s", name).isEqualTo(expected[4], near);
    }

    private static Tensor wave(double phase, int... shape) {
        var x = Tensor.zeros(shape);
        for (var i = 0; i < x.size(); i++) x.data()[i] = (float) Math.sin(1.7 * i + phase);
        return x;
    }
}
