package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import cahier.protocol.HistoryRequest.Query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// Cells that ran before, in this session and in earlier ones.
class HistoryTest {

    @TempDir private Path folder;

    @Test
    void keepsCellsOverRestarts() {
        session("int a;", "int b;");
        session("int c;");
        try (var file = file()) {
            var history = new History(file);
            history.add(1, "int d;\n// é");
            assertThat(history.find(new Query.Tail(2)))
                    .containsExactly(
                            new History.Entry(2, 1, "int c;"),
                            new History.Entry(3, 1, "int d;\n// é"));
            assertThat(history.find(new Query.Range(-2, 2, 3)))
                    .containsExactly(new History.Entry(1, 2, "int b;"));
            assertThat(history.find(new Query.Range(0, 1, 9)))
                    .containsExactly(new History.Entry(3, 1, "int d;\n// é"));
            assertThat(history.find(new Query.Range(2, 1, 9)))
                    .containsExactly(new History.Entry(2, 1, "int c;"));
        }
    }

    @Test
    void keepsTheNewestOfALongSession() {
        try (var file = new HistoryFile(null)) {
            var history = new History(file);
            for (int i = 1; i <= 5_010; i++) history.add(i, "cell " + i);
            var own = history.find(new Query.Tail(9_000));
            assertThat(own).hasSize(5_000);
            assertThat(own.getFirst()).isEqualTo(new History.Entry(1, 11, "cell 11"));
            history.add(5_011, "x".repeat(7_999_990));
            assertThat(history.find(new Query.Tail(9_000)))
                    .extracting(History.Entry::line)
                    .containsExactly(5_010, 5_011);
        }
    }

    @Test
    void findsPatternsWhereverTheyStand() {
        session("first", "x = 1", "first", "y\n= 2");
        try (var file = file()) {
            var history = new History(file);
            assertThat(history.find(new Query.Search("*= ?", 10, false)))
                    .extracting(History.Entry::input)
                    .containsExactly("x = 1", "y\n= 2");
            assertThat(history.find(new Query.Search("f*", 10, true)))
                    .containsExactly(new History.Entry(1, 3, "first"));
            assertThat(history.find(new Query.Search("first", 1, false)))
                    .containsExactly(new History.Entry(1, 3, "first"));
            assertThat(history.find(new Query.Search("[f]irst", 9, false))).isEmpty();
        }
    }

    @Test
    void losesABrokenLineOnly() throws Exception {
        session("one");
        Files.writeString(
                folder.resolve("history.jsonl"),
                Files.readString(folder.resolve("history.jsonl")) + "{\"session\": 1, \"li\n[]\n");
        session("two");
        try (var file = file()) {
            assertThat(new History(file).find(new Query.Tail(9)))
                    .extracting(History.Entry::input)
                    .containsExactly("one", "two");
        }
    }

    @Test
    void numbersASessionAboveAllThatAreInTheFile() throws Exception {
        Files.writeString(
                folder.resolve("history.jsonl"),
                """
                {"line":1,"session":7,"input":"a"}
                { "input": "\\"session\\":99", "session" : 0, "session": 12, "line": 1 }
                {"session":3,"line":1,"input":"one \\\\"}
                {"session":
                """);
        try (var file = file()) {
            assertThat(file.earlier().session()).isEqualTo(13);
        }
    }

    @Test
    void leavesOutWhatIsWrittenAfterTheSessionBegan() throws Exception {
        session("one");
        try (var file = file()) {
            var history = new History(file);
            assertThat(history.find(new Query.Tail(9))).hasSize(1);
            session("of another kernel");
            assertThat(history.find(new Query.Tail(9)))
                    .containsExactly(new History.Entry(1, 1, "one"));
        }
    }

    @Test
    void keepsTheSessionWhereTheFileCannotBeWritten() throws Exception {
        Files.writeString(folder.resolve("not-a-folder"), "");
        try (var file = new HistoryFile(folder.resolve("not-a-folder/history.jsonl"))) {
            var history = new History(file);
            history.add(1, "x");
            assertThat(history.find(new Query.Tail(9)))
                    .containsExactly(new History.Entry(1, 1, "x"));
        }
    }

    private void session(String... cells) {
        try (var file = file()) {
            var history = new History(file);
            for (int i = 0; i < cells.length; i++) history.add(i + 1, cells[i]);
        }
    }

    private HistoryFile file() {
        return new HistoryFile(folder.resolve("history.jsonl"));
    }
}
