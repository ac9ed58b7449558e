package cahier.plot;

import cahier.data.ConfusionMatrix;
import cahier.data.Image;
import cahier.tensor.Tensor;
import cahier.train.History;

import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// Draws charts and pictures. A figure that is a cell's last expression is shown; `show()` shows it
/// anywhere else.
///
/// Titles and labels may be English and Chinese. Every picture is the same on every machine, sharp
/// on dense screens, and says in its alt text what it shows.
public final class Plot {

    private Plot() {}

    /// Draws values at 1, 2, 3, … as a line.
    public static Curves line(String title, double... values) {
        return new Curves(title).add(title, values);
    }

    /// Draws values at 1, 2, 3, … as a line.
    public static Curves line(String title, float[] values) {
        return new Curves(title).add(title, values);
    }

    /// Draws a line through points.
    public static Curves line(String title, double[] x, double[] y) {
        return new Curves(title).add(title, x, y);
    }

    /// Draws values at 1, 2, 3, … as a line.
    public static Curves line(String title, Tensor values) {
        return new Curves(title).add(title, values);
    }

    /// Starts a chart of lines, functions and points over one axis.
    public static Curves curves(String title) {
        return new Curves(title);
    }

    /// Draws points.
    public static Curves scatter(String title, double[] x, double[] y) {
        return new Curves(title).addPoints(title, x, y);
    }

    /// Draws points.
    public static Curves scatter(String title, float[] x, float[] y) {
        return new Curves(title).addPoints(title, x, y);
    }

    /// Draws one bar for each name.
    public static Bars bars(String title, List<String> names, double... values) {
        return new Bars(title, names).add(title, values);
    }

    /// Draws one bar for each name.
    public static Bars bars(String title, List<String> names, Tensor values) {
        return new Bars(title, names).add(title, values);
    }

    /// Starts a chart of several bars for each name.
    public static Bars bars(String title, List<String> names) {
        return new Bars(title, names);
    }

    /// Draws how often values fall into equal parts of their range.
    public static Histogram histogram(String title, int bins, double... values) {
        return new Histogram(title, bins).add(title, values);
    }

    /// Draws how often values fall into equal parts of their range.
    public static Histogram histogram(String title, int bins, float[] values) {
        return new Histogram(title, bins).add(title, values);
    }

    /// Draws how often values fall into equal parts of their range.
    public static Histogram histogram(String title, int bins, Tensor values) {
        return new Histogram(title, bins).add(title, values);
    }

    /// Starts a histogram of several samples.
    public static Histogram histogram(String title, int bins) {
        return new Histogram(title, bins);
    }

    /// Draws a matrix as coloured cells with its values in them.
    public static HeatMap heatMap(String title, double[][] values) {
        return new HeatMap(title, values);
    }

    /// Draws a matrix as coloured cells with its values in them.
    public static HeatMap heatMap(String title, float[][] values) {
        return new HeatMap(title, Numbers.of(values));
    }

    /// Draws a vector as a row, or a matrix, as coloured cells with its values in them.
    public static HeatMap heatMap(String title, Tensor values) {
        if (values.rank() == 1) return heatMap(title, new float[][] {values.toArray()});
        return heatMap(title, values.toMatrix());
    }

    /// Draws how often each class was guessed for each: rows are the truth, columns the guess.
    ///
    /// @param names of the classes; without, their numbers
    public static HeatMap confusion(
            String title, @Nullable ConfusionMatrix matrix, String... names) {
        if (matrix == null) {
            throw new IllegalArgumentException(
                    "confusion: matrix: got null; expected a confusion matrix");
        }
        var all = IntStream.range(0, matrix.classes()).mapToObj(String::valueOf);
        var classes = names.length == 0 ? all.toArray(String[]::new) : names;
        return heatMap(title, matrix.toTensor())
                .rows(classes)
                .columns(classes)
                .labels("guess 预测", "truth 真实")
                .digits(9);
    }

    /// Draws the losses of a training, epoch by epoch.
    public static Curves of(History history) {
        var curves = new Curves("Loss 损失").labels("epoch 轮", "loss 损失");
        curves.add("training 训练", history.losses());
        var validation = history.validationLosses();
        var measured = Arrays.stream(validation).anyMatch(loss -> !Double.isNaN(loss));
        return measured ? curves.add("validation 验证", validation) : curves;
    }

    /// Draws each channel of a feature map [channels, height, width] as a grey picture, or each
    /// kernel [kernels, 1 or 3, height, width] as a picture; all by one scale, the least value
    /// black and the largest white.
    public static Images maps(String title, Tensor maps) {
        if (maps.rank() < 3 || maps.rank() > 4) {
            throw new IllegalArgumentException(
                    "maps: shape: got %s; expected 3 or 4 axes"
                            .formatted(Arrays.toString(maps.shape())));
        }
        var images = images(title).side(84);
        var spread = Pixels.spread(maps);
        for (var i = 0; i < maps.size(0); i++) images.add("" + i, spread.get(i));
        return images;
    }

    /// Starts rows of small matrices with signs between them: a formula in numbers.
    public static Matrices matrices(String title) {
        return new Matrices(title);
    }

    /// Draws a function of two variables as bands of colour, for the paths of optimizers.
    ///
    /// @param function gets x and y; it is called some thousand times, at once
    public static Contours contours(
            String title,
            double fromX,
            double toX,
            double fromY,
            double toY,
            DoubleBinaryOperator function) {
        return new Contours(title, fromX, toX, fromY, toY, function);
    }

    /// Starts a grid of pictures with captions.
    public static Images images(String title) {
        return new Images(title);
    }

    /// Draws one picture with a caption.
    public static Images image(String title, String caption, BufferedImage image) {
        return new Images(title).add(caption, image).side(320);
    }

    /// Draws one picture with a caption.
    public static Images image(String title, String caption, Image image) {
        return image(title, caption, image.toBufferedImage());
    }

    /// Starts a small table of texts and numbers.
    public static Rows table(String title, String... columns) {
        return new Rows(title, columns);
    }

    /// Starts a chart that draws itself while values come, and stays when the cell ends.
    public static LiveCurve live(String title) {
        return new LiveCurve(title);
    }

    /// Draws a window that slides over a picture by its own size, and the means that it finds.
    ///
    /// @param pixels from 0, black, to 1, white
    /// @param high the window's rows
    /// @param wide the window's columns
    public static SlidingWindow slidingWindow(String title, float[][] pixels, int high, int wide) {
        return new SlidingWindow(title, Numbers.of(pixels), high, wide);
    }

    /// Draws a window that slides over a picture by its own size, and the means that it finds.
    ///
    /// @param picture of which the grey values count
    /// @param high the window's rows
    /// @param wide the window's columns
    public static SlidingWindow slidingWindow(String title, Image picture, int high, int wide) {
        var grey = picture.grey().toTensor();
        var pixels = grey.reshape(picture.height(), picture.width()).toMatrix();
        return slidingWindow(title, pixels, high, wide);
    }

    /// Plays figures of one size one after the other.
    ///
    /// @param milliseconds how long each stays; the first stays four times as long
    public static Animation animation(int milliseconds, List<? extends Figure> frames) {
        return new Animation(List.copyOf(frames), 4 * milliseconds, milliseconds);
    }

    /// Draws a fully connected net with layers of these sizes.
    public static NetGraph net(String title, int... sizes) {
        return new NetGraph(title, sizes);
    }

    /// Draws a chart that was made with XChart itself.
    public static Figure of(Chart<?, ?> chart) {
        return new XChartFigure(chart);
    }

    /// Returns a picture in which each pixel is a square of so many pixels.
    public static BufferedImage enlarged(BufferedImage image, int times) {
        return Pixels.enlarged(image, times);
    }

    /// Returns a picture as a PNG file.
    public static byte[] png(BufferedImage image) {
        return Painting.png(image);
    }

    /// Writes a number as charts and tables do: to at most six significant digits.
    public static String number(double value) {
        return Words.number(value, 6);
    }

    /// Draws one neuron with its numbers.
    ///
    /// @param activation the name of its activation function
    /// @param output what the activation makes of the weighted sum
    public static Neuron neuron(
            String title,
            double[] inputs,
            double[] weights,
            double bias,
            String activation,
            double output) {
        return new Neuron(title, inputs, weights, bias, activation, output);
    }
}
