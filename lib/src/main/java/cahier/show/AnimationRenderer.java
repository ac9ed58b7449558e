package cahier.show;

import cahier.display.MimeBundle;
import cahier.display.Renderer;
import cahier.plot.Animation;

/// Shows an animation as a picture that moves.
public final class AnimationRenderer implements Renderer<Animation> {

    @Override
    public Class<Animation> type() {
        return Animation.class;
    }

    @Override
    public MimeBundle render(Animation value) {
        return Bundles.of(value.bundle());
    }
}
