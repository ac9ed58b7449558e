package cahier.nn.models;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.nn.Layer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.function.Supplier;
import java.util.stream.Stream;

/// The exact numbers of the curriculum's sections 2 and 4.
class ParameterCountTest {

    record Case(String name, int parameters, int[] input, int[] output, Supplier<Layer> model) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> models() {
        int[] photo = {3, 224, 224}, digit = {1, 28, 28}, scene = {1, 64, 64}, wide = {3, 64, 96};
        int[] many = {1000}, ten = {10};
        return Stream.of(
                new Case(
                        "LeNet, colour",
                        121_182,
                        new int[] {3, 32, 32},
                        ten,
                        () -> LeNet.colour(10)),
                new Case("LeNet, digits", 61_706, digit, ten, () -> LeNet.digits(10)),
                new Case("AlexNet", 61_100_840, photo, many, () -> AlexNet.full(1000)),
                new Case(
                        "AlexNet, half width",
                        16_630_440,
                        photo,
                        many,
                        () -> AlexNet.halfWidth(1000)),
                new Case("AlexNet, mini", 96_074, digit, ten, () -> AlexNet.mini(10)),
                new Case("VGG-11", 132_863_336, photo, many, () -> Vgg.vgg11(1000)),
                new Case("VGG-13", 133_047_848, photo, many, () -> Vgg.vgg13(1000)),
                new Case("VGG-16", 138_357_544, photo, many, () -> Vgg.vgg16(1000)),
                new Case("VGG-19", 143_667_240, photo, many, () -> Vgg.vgg19(1000)),
                new Case("VGG, mini", 50_594, digit, ten, () -> Vgg.mini(10)),
                new Case("GoogLeNet", 13_004_888, photo, many, () -> GoogLeNet.full(1000)),
                new Case(
                        "GoogLeNet, no heads",
                        6_624_904,
                        photo,
                        many,
                        () -> GoogLeNet.withoutHeads(1000)),
                new Case(
                        "GoogLeNet, paper",
                        13_378_280,
                        photo,
                        many,
                        () -> GoogLeNet.paper(1000, true)),
                new Case(
                        "GoogLeNet, paper, no heads",
                        6_998_552,
                        photo,
                        many,
                        () -> GoogLeNet.paper(1000, false)),
                new Case("GoogLeNet, mini", 44_314, digit, ten, () -> GoogLeNet.mini(10)),
                new Case("ResNet-18", 11_689_512, photo, many, () -> ResNet.resnet18(1000)),
                new Case("ResNet-34", 21_797_672, photo, many, () -> ResNet.resnet34(1000)),
                new Case("ResNet-50", 25_557_032, photo, many, () -> ResNet.resnet50(1000)),
                new Case("ResNet-101", 44_549_160, photo, many, () -> ResNet.resnet101(1000)),
                new Case("ResNet-152", 60_192_808, photo, many, () -> ResNet.resnet152(1000)),
                new Case("ResNet, mini", 19_810, digit, ten, () -> ResNet.mini(10)),
                new Case(
                        "U-Net, bilinear",
                        17_263_042,
                        wide,
                        new int[] {2, 64, 96},
                        () -> UNet.bilinear(3, 2)),
                new Case(
                        "U-Net, transposed",
                        31_037_698,
                        wide,
                        new int[] {2, 64, 96},
                        () -> UNet.transposed(3, 2)),
                new Case(
                        "U-Net, mini", 29_508, scene, new int[] {4, 64, 64}, () -> UNet.mini(1, 4)),
                new Case(
                        "FCN, ResNet-50",
                        35_322_218,
                        wide,
                        new int[] {21, 64, 96},
                        () -> Fcn.resnet50(21)),
                new Case(
                        "FCN, ResNet-101",
                        54_314_346,
                        wide,
                        new int[] {21, 64, 96},
                        () -> Fcn.resnet101(21)),
                new Case("FCN, mini", 15_356, scene, new int[] {4, 64, 64}, () -> Fcn.mini(1, 4)),
                new Case(
                        "grid detector",
                        62_016,
                        scene,
                        new int[] {8, 8, 8},
                        () -> GridDetector.mini(3)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void parametersAndOutputShapeAreExact(Case c) {
        var model = c.model().get();
        assertThat(model.parameterCount()).isEqualTo(c.parameters());
        assertThat(model.outputShape(c.input())).isEqualTo(c.output());
        var summary = model.summary(c.input());
        var hasHeads = c.name().startsWith("GoogLeNet") || c.name().startsWith("FCN, ResNet");
        if (!hasHeads) {
            assertThat(summary.rows().stream().mapToInt(row -> row.parameters()).sum())
                    .isEqualTo(c.parameters());
        }
    }
}
