package cahier.report;

import static cahier.report.Pages.code;
import static cahier.report.Pages.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;

import java.io.IOException;
import java.util.List;

/// Runs the script of a page that was written, in an interpreter, and presses its buttons.
class CopyButtonTest extends WithPages {

    private static final String CODE =
            """
            if (a < b && c > d) {
            \tprint("<b>&amp;</b>", '\\'');  // 汉字


            }\
            """;

    /// What the script asks of a browser. It finds elements in the page as it was written.
    private static final String BROWSER =
            """
            const browser = {buttons: [], heard: {}, refuses: false, isOld: false};
            const element = (found) => ({
                textContent: String(found.wholeText()), id: String(found.id()), dataset: {},
                hash: String(found.attr('href')), classList: {contains: () => true},
                parentElement: {after: (button) => browser.buttons.push(button)},
                closest: (query) => element(found.closest(query)),
                addEventListener: () => undefined
            });
            const document = {
                documentElement: {dataset: {}}, body: {append: (made) => browser.status = made},
                querySelectorAll: (query) => Array.from(page.select(query)).map(element),
                querySelector: () => null, getElementById: () => null,
                createElement: (tag) => ({
                    tag, attributes: {}, heard: {}, textContent: '',
                    setAttribute(name, value) { this.attributes[name] = value; },
                    addEventListener(event, does) { this.heard[event] = does; }
                }),
                execCommand(command) {
                    if (command !== 'copy' || browser.isOld) return false;
                    browser.copied = browser.selected;
                    return true;
                }
            };
            const navigator = {clipboard: {writeText(text) {
                if (browser.refuses) throw new Error('not allowed');
                browser.copied = text;
            }}};
            const getSelection = () => ({
                selectAllChildren: (of) => browser.selected = of.textContent,
                removeAllRanges: () => browser.selected = null
            });
            const addEventListener = (event, does) => browser.heard[event] = does;
            const location = {hash: ''};
            const localStorage = {getItem: () => null};
            const setTimeout = (does) => { browser.later = does; return 1; };
            const clearTimeout = () => undefined;
            """;

    private Context context;
    private ScriptableObject scope;

    @BeforeEach
    void startInterpreter() {
        context = Context.enter();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        scope = context.initStandardObjects();
    }

    @AfterEach
    void endInterpreter() {
        Context.exit();
    }

    @Test
    void everyCellOfCodeHasOneAndNoTextHas() throws IOException {
        open(code("a", List.of()), markdown("`b`"), code("c", List.of()));
        assertThat(value("browser.buttons.length")).isEqualTo("2");
        assertThat(value("browser.buttons[1].attributes['aria-label']"))
                .isEqualTo("Copy the code of cell 3");
    }

    @Test
    void theCodeIsCopiedAsItStandsInTheNotebook() throws IOException {
        open(markdown("# text"), code("first", List.of()), code(CODE, List.of()));
        press(1);
        assertThat(value("browser.copied")).isEqualTo(CODE);
        press(0);
        assertThat(value("browser.copied")).isEqualTo("first");
    }

    @Test
    void itSaysThatItDidAndIsItselfAgainALittleLater() throws IOException {
        open(code(CODE, List.of()));
        press(0);
        assertThat(value("browser.buttons[0].textContent")).isEqualTo("Copied");
        assertThat(value("browser.status.textContent")).isEqualTo("Copied");
        value("browser.later()");
        assertThat(value("browser.buttons[0].textContent")).isEqualTo("Copy");
        assertThat(value("browser.status.textContent")).isEmpty();
    }

    @Test
    void withoutAClipboardWhatIsSelectedIsCopied() throws IOException {
        open(code(CODE, List.of()));
        value("browser.refuses = true");
        press(0);
        assertThat(value("browser.copied")).isEqualTo(CODE);
        assertThat(value("browser.selected")).isEqualTo("null");
        assertThat(value("browser.buttons[0].textContent")).isEqualTo("Copied");
    }

    @Test
    void whereNothingMayCopyTheCodeIsSelected() throws IOException {
        open(code(CODE, List.of()));
        value("browser.refuses = browser.isOld = true");
        press(0);
        assertThat(value("browser.copied")).isEqualTo("undefined");
        assertThat(value("browser.selected")).isEqualTo(CODE);
        assertThat(value("browser.status.textContent")).isEqualTo("Selected: press Ctrl+C to copy");
    }

    private void open(cahier.notebook.Cell... cells) throws IOException {
        Document page = pages.of(cells);
        scope.put("page", scope, Context.javaToJS(page, scope));
        value(BROWSER);
        // the interpreter waits for nothing, and knows no constants in the head of a loop
        var script = page.select("script").last().data();
        value(script.replace("async ", "").replace("await ", "").replaceAll("\\bconst\\b", "let"));
        value("browser.heard.DOMContentLoaded()");
    }

    private void press(int button) {
        value("browser.buttons[" + button + "].heard.click()");
    }

    private String value(String script) {
        return Context.toString(context.evaluateString(scope, script, "page", 1, null));
    }
}
