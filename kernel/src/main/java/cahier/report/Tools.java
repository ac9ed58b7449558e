package cahier.report;

/// The buttons of a page. They work by the page's script, and are shown only where it runs.
final class Tools {

    private Tools() {}

    /// Returns the buttons.
    ///
    /// @param hasCode whether there is code to fold
    static String html(boolean hasCode) {
        var fold =
                "<button type=button class=fold aria-pressed=false title=\"Fold all code\">"
                        + "Fold code</button>\n";
        return "<div class=tools hidden>\n"
                + (hasCode ? fold : "")
                + "<button type=button class=theme title=\"Light, dark, or as the system\">"
                + "Theme: <span>system</span></button>\n</div>\n";
    }
}
