package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.output.Bundle;
import cahier.plot.Plot;
import cahier.tensor.Tensor;

import java.util.Arrays;

/// Shows a tensor: as a picture where its shape is that of one, and else its values and shape.
public final class TensorRenderer implements Renderer<Tensor> {

    /// A smaller matrix says more in numbers.
    private static final int SMALLEST_PICTURE = 8;

    private static final int LARGEST_PICTURE = 4096;
    private static final int MOST_ROWS = 16;
    private static final int MOST_COLUMNS = 16;

    @Override
    public Class<Tensor> type() {
        return Tensor.class;
    }

    @Override
    public MimeBundle render(Tensor value) {
        var shape = "shape " + Arrays.toString(value.shape());
        if (isPicture(value)) {
            var caption = shape + ", " + range(value.toArray());
            var picture = Plot.images("").add(caption, value).side(240).bundle();
            return Bundles.of(picture).with(MimeBundle.TEXT, value.toString());
        }
        return Bundles.of(Bundle.html(html(value, shape), value.toString()));
    }

    private static boolean isPicture(Tensor value) {
        var rank = value.rank();
        if (rank < 2 || rank > 3) return false;
        if (rank == 3 && value.size(0) != 1 && value.size(0) != 3) return false;
        var height = value.size(rank - 2);
        var width = value.size(rank - 1);
        return Math.min(height, width) >= SMALLEST_PICTURE
                && Math.max(height, width) <= LARGEST_PICTURE
                && 12 * Math.min(height, width) >= Math.max(height, width);
    }

    /// Says from where to where values go, and how many are no finite numbers.
    private static String range(float[] values) {
        var least = Double.POSITIVE_INFINITY;
        var most = Double.NEGATIVE_INFINITY;
        var finite = 0;
        for (var value : values) {
            if (!Float.isFinite(value)) continue;
            finite++;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (finite == 0) return "no finite values";
        var text = "values " + Plot.number(least) + " to " + Plot.number(most);
        var others = values.length - finite;
        return others == 0 ? text : text + ", " + others + " not finite";
    }

    private static String html(Tensor value, String shape) {
        var fits =
                value.rank() == 1 && value.size(0) <= MOST_COLUMNS
                        || value.rank() == 2
                                && value.size(0) <= MOST_ROWS
                                && value.size(1) <= MOST_COLUMNS;
        if (!fits || value.size() == 0) {
            var text = value.toString().replace("&", "&amp;").replace("<", "&lt;");
            return "<pre>" + text + "</pre>";
        }
        var html = new StringBuilder("<table><tbody>");
        var columns = value.size(value.rank() - 1);
        var values = value.toArray();
        for (var i = 0; i < values.length; i++) {
            if (i % columns == 0) html.append("<tr>");
            html.append("<td style=\"text-align: right\">").append(Plot.number(values[i]));
            html.append(i % columns == columns - 1 ? "</td></tr>" : "</td>");
        }
        return html.append("</tbody></table><div>").append(shape).append("</div>").toString();
    }
}
