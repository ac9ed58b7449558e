package cahier.nn;

import cahier.array.Window;

import java.util.Arrays;

/// Changes of one option of a window, and how options are written.
final class Windows {

    private Windows() {}

    static Window of(String layer, int height, int width) {
        return change(layer, new int[] {height, width, 1, 1, 0, 0, 0, 0, 1, 1});
    }

    static Window stride(String layer, Window w, int vertical, int horizontal) {
        return change(
                layer,
                new int[] {
                    w.height(),
                    w.width(),
                    vertical,
                    horizontal,
                    w.top(),
                    w.left(),
                    w.bottom(),
                    w.right(),
                    w.dilationY(),
                    w.dilationX()
                });
    }

    static Window padding(String layer, Window w, int top, int left, int bottom, int right) {
        return change(
                layer,
                new int[] {
                    w.height(),
                    w.width(),
                    w.strideY(),
                    w.strideX(),
                    top,
                    left,
                    bottom,
                    right,
                    w.dilationY(),
                    w.dilationX()
                });
    }

    static Window dilation(String layer, Window w, int vertical, int horizontal) {
        return change(
                layer,
                new int[] {
                    w.height(),
                    w.width(),
                    w.strideY(),
                    w.strideX(),
                    w.top(),
                    w.left(),
                    w.bottom(),
                    w.right(),
                    vertical,
                    horizontal
                });
    }

    private static Window change(String layer, int[] v) {
        for (var i : new int[] {0, 1, 2, 3, 8, 9}) {
            if (v[i] < 1) {
                var name = i < 2 ? "size" : i < 4 ? "stride" : "dilation";
                throw Options.failure(layer, name + " not positive", "" + v[i], "1 or more");
            }
        }
        for (var i = 4; i < 8; i++) {
            if (v[i] < 0) throw Options.failure(layer, "negative padding", "" + v[i], "0 or more");
        }
        return new Window(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    }

    /// Returns the options that differ from those of a plain window, as they would be written.
    static String text(Window w, int strideY, int strideX) {
        var text = "";
        if (w.strideY() != strideY || w.strideX() != strideX) {
            text += ".stride(" + pair(w.strideY(), w.strideX()) + ")";
        }
        if (w.top() != w.bottom() || w.left() != w.right()) {
            text += ".padding(%d, %d, %d, %d)".formatted(w.top(), w.left(), w.bottom(), w.right());
        } else if (w.top() != 0 || w.left() != 0) {
            text += ".padding(" + pair(w.top(), w.left()) + ")";
        }
        if (w.dilationY() != 1 || w.dilationX() != 1) {
            text += ".dilation(" + pair(w.dilationY(), w.dilationX()) + ")";
        }
        return text;
    }

    static String pair(int first, int second) {
        return first == second ? Integer.toString(first) : first + ", " + second;
    }

    /// Returns the shape of the output for one picture, after checks.
    ///
    /// @param channels of the input, or 0 for any number
    static int[] output(String layer, int[] input, int channels, int maps, Window window) {
        picture(layer, input, channels);
        var height = window.outHeight(input[1]);
        return fitting(layer, input, maps, height, window.outWidth(input[2]));
    }

    /// Returns the shape of the output of a layer that pools one picture, after checks.
    ///
    /// @param ceil whether a last window that is partly outside counts too
    static int[] pooled(String layer, int[] input, Window window, boolean ceil) {
        if (!ceil) return output(layer, input, 0, input[0], window);
        picture(layer, input, 0);
        var height = window.outHeightCeil(input[1]);
        return fitting(layer, input, input[0], height, window.outWidthCeil(input[2]));
    }

    private static int[] fitting(String layer, int[] input, int maps, int height, int width) {
        if (height < 1 || width < 1 || input[1] < 1 || input[2] < 1) {
            throw Options.failure(
                    layer,
                    "window is larger than the padded picture",
                    Arrays.toString(input),
                    "a picture that the window fits in");
        }
        return new int[] {maps, height, width};
    }

    static void picture(String layer, int[] input, int channels) {
        if (input.length != 3 || (channels != 0 && input[0] != channels)) {
            throw Options.failure(
                    layer,
                    "not the expected pictures",
                    Arrays.toString(input),
                    "[" + (channels == 0 ? "channels" : channels) + ", height, width]");
        }
    }
}
