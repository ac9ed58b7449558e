package cahier.plot;

import cahier.output.Bundle;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Plays figures of one size one after the other, for ever. The first one stays longest: it is what
/// a reader sees where nothing moves, on paper or in an old viewer.
public final class Animation implements Figure {

    private final List<Figure> frames;
    private final int first;
    private final int each;

    /// Makes an animation.
    ///
    /// @param frames in order, all of one size
    /// @param first how long the first frame stays, in milliseconds
    /// @param each how long each other frame stays, in milliseconds
    Animation(List<Figure> frames, int first, int each) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("animation: no frames; expected at least one");
        }
        for (var frame : frames) {
            var still = frames.getFirst();
            if (frame.width() == still.width() && frame.height() == still.height()) continue;
            throw new IllegalArgumentException(
                    "animation: sizes differ: got %d × %d and %d × %d; expected one size"
                            .formatted(
                                    still.width(), still.height(), frame.width(), frame.height()));
        }
        this.frames = List.copyOf(frames);
        this.first = first;
        this.each = each;
    }

    /// Returns the frames.
    public List<Figure> frames() {
        return frames;
    }

    @Override
    public int width() {
        return frames.getFirst().width();
    }

    @Override
    public int height() {
        return frames.getFirst().height();
    }

    @Override
    public String alt() {
        return frames.getFirst().alt() + " (animation of " + frames.size() + " frames)";
    }

    /// Paints the first frame.
    @Override
    public void paint(Graphics2D g) {
        frames.getFirst().paint(g);
    }

    /// Returns the animation as a PNG picture that moves, with its size and its alt text.
    @Override
    public Bundle bundle() {
        var images = frames.stream().map(frame -> Painting.of(frame, Painting.DENSITY)).toList();
        var palette = Palette.of(images);
        var moving = new MovingPng(images.size());
        BufferedImage before = null;
        for (var image : images) {
            moving.add(palette.indexed(image, before), before == null ? first : each);
            before = image;
        }
        return Bundle.picture("image/png", moving.bytes(), width(), height(), alt());
    }
}
