package cahier.show;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.array.Generator;
import cahier.data.Photos;
import cahier.display.MimeBundle;
import cahier.display.Renderers;
import cahier.plot.Plot;
import cahier.tensor.Tensor;

import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChartBuilder;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.stream.IntStream;

/// What the kernel finds for the library's values, through `META-INF/services`.
class RenderersTest {

    @Test
    void aFigureIsAPicture() {
        var bundle = Renderers.render(Plot.line("Loss", 3, 2, 1));
        assertThat(bundle.data()).containsOnlyKeys("image/png", "text/plain");
        assertThat(text(bundle)).startsWith("Chart \"Loss\": Loss from 3 to 1");
    }

    @Test
    void anAnimationIsAPictureThatMoves() {
        var window = Plot.slidingWindow("w", new float[4][4], 2, 2);
        var bundle = Renderers.render(window.animation());
        assertThat(bundle.data()).containsOnlyKeys("image/png", "text/plain");
        assertThat(text(bundle)).endsWith("(animation of 5 frames)");
    }

    @Test
    void aSmallTensorShowsValuesAndShape() {
        var bundle = Renderers.render(Tensor.of(new float[][] {{1, -2}, {.5f, 4}}));
        assertThat(bundle.data()).containsOnlyKeys("text/html", "text/plain");
        assertThat((String) bundle.data().get("text/html"))
                .contains("<td style=\"text-align: right\">−2</td></tr>")
                .contains("shape [2, 2]");
        assertThat(text(bundle)).contains("shape [2, 2]");
    }

    @Test
    void aTensorOfAnImagesShapeIsAPicture() {
        for (var shape : new int[][] {{28, 28}, {1, 28, 28}, {3, 28, 28}}) {
            var bundle = Renderers.render(Tensor.zeros(shape));
            assertThat(bundle.data()).containsOnlyKeys("image/png", "text/plain");
        }
        assertThat(Renderers.render(Tensor.zeros(16, 1, 28, 28)).data()).containsKey("text/html");
        assertThat(Renderers.render(Tensor.zeros(10, 2000)).data()).containsKey("text/html");
    }

    @Test
    void aPictureSaysWhatIsNoNumberInIt() {
        var values = Tensor.rand(new Generator(1), 1, 28, 28).mul(0).add(.5);
        values.data()[0] = 0;
        values.data()[1] = Float.NaN;
        values.data()[2] = Float.POSITIVE_INFINITY;
        var metadata = Renderers.render(values).metadata().toString();
        assertThat(metadata).contains("shape [1, 28, 28], values 0 to 0.5, 2 not finite");
        var none = Renderers.render(Tensor.full(Double.NaN, 28, 28)).metadata().toString();
        assertThat(none).contains("shape [28, 28], no finite values");
    }

    @Test
    void aPhotographSaysItsSize() {
        var bundle = Renderers.render(Photos.chelsea());
        assertThat(bundle.data()).containsKey("image/png");
        assertThat(text(bundle)).contains("240").contains("360");
    }

    @Test
    void aPictureOfJavasKeepsItsSize() {
        var bundle = Renderers.render(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB));
        assertThat(bundle.metadata().get("image/png"))
                .isEqualTo(Map.of("alt", "Picture, 40 × 30", "height", 30, "width", 40));
    }

    @Test
    void aChartOfXChartsIsAPicture() {
        var chart = new XYChartBuilder().title("mine").width(300).height(200).build();
        chart.addSeries("a", new double[] {1, 2}, new double[] {3, 4});
        assertThat(text(Renderers.render(chart))).isEqualTo("Chart \"mine\": a");
        var pie = new PieChartBuilder().title("pie").build();
        pie.addSeries("half", 1);
        assertThat(Renderers.render(pie).data()).containsKey("image/png");
    }

    @Test
    void aShortTableIsShownWhole() {
        var table =
                Table.create(
                        "digits",
                        StringColumn.create("name", "a<b", "b"),
                        DoubleColumn.create("share", .5, Double.NaN));
        var bundle = Renderers.render(table);
        assertThat((String) bundle.data().get("text/html"))
                .contains("digits: 2 rows, 2 columns")
                .contains("<td style=\"text-align: left; white-space: nowrap\">a&lt;b</td>")
                .contains("<td style=\"text-align: right; white-space: nowrap\">0.5</td>");
        assertThat(text(bundle)).isEqualTo("digits: 2 rows, 2 columns\nname  share\na<b   0.5\nb");
    }

    @Test
    void aLongTableIsCutAndItsSizeTold() {
        var values = IntStream.range(0, 2000).toArray();
        var table = Table.create("long", IntColumn.create("i", values));
        var lines = text(Renderers.render(table)).lines().toList();
        assertThat(lines).hasSize(2 + 20 + 1 + 5);
        assertThat(lines.getFirst()).isEqualTo("long: 2000 rows, 1 column");
        assertThat(lines.get(21)).isEqualTo("19");
        assertThat(lines.get(22)).isEqualTo("…");
        assertThat(lines.getLast()).isEqualTo("1,999");
    }

    private static String text(MimeBundle bundle) {
        return (String) bundle.data().get("text/plain");
    }
}
