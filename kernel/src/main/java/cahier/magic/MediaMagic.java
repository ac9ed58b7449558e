package cahier.magic;

import cahier.display.Display;
import cahier.display.MimeBundle;
import cahier.session.Magic;
import cahier.session.MagicCall;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// `%%html`, `%%markdown` and their like show the cell's text as one media type.
final class MediaMagic implements Magic {

    private final String name;
    private final String type;
    private final String summary;

    MediaMagic(String name, String type, String summary) {
        this.name = name;
        this.type = type;
        this.summary = summary;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> aliases() {
        return switch (name) {
            case "html" -> List.of("HTML");
            case "javascript" -> List.of("js");
            case "svg" -> List.of("SVG");
            default -> List.of();
        };
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public boolean isCell() {
        return true;
    }

    @Override
    public @Nullable Object cell(MagicCall call) {
        Display.display(MimeBundle.text(call.body()).with(type, call.body()));
        return null;
    }
}
