package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as plain Java values.
class JsonTest {

    @Test
    void readsEveryKindOfValue() throws Exception {
        var text = "{\"a\": [1, 2.5, \"é\\n\", true, null], \"b\": {\"c\": 12345678901234567890}}";
        assertThat(Json.object(text.getBytes(UTF_8)))
                .isEqualTo(
                        Map.of(
                                "a",
                                Arrays.asList(1, 2.5, "é\n", true, null),
                                "b",
                                Map.of("c", new BigInteger("12345678901234567890"))));
    }

    @Test
    void writesEveryKindOfValue() {
        var object = new LinkedHashMap<String, Object>();
        object.put("a", Arrays.asList(1, 2L, 2.5, 1.5f, true, null));
        object.put("b\"", "x\u0001");
        object.put("c", Double.NaN);
        object.put("d", new StringBuilder("text"));
        assertThat(new String(Json.bytes(object), UTF_8))
                .isEqualTo(
                        "{\"a\":[1,2,2.5,1.5,true,null],\"b\\\"\":\"x\\u0001\","
                                + "\"c\":\"NaN\",\"d\":\"text\"}");
    }

    @Test
    void replacesHalfCharacters() {
        assertThat(new String(Json.bytes(List.of("a\ud83d", "\ude00b", "😀")), UTF_8))
                .isEqualTo("[\"a\uFFFD\",\"\uFFFDb\",\"😀\"]");
    }

    @Test
    void refusesWhatIsNoObject() {
        var texts =
                List.of(
                        "",
                        "[1]",
                        "{\"a\"}",
                        "{} {}",
                        "{\"a\":1",
                        "{a:1}",
                        "{'a':1}",
                        "{\"a\":01}",
                        "{\"a\":NaN}",
                        "{\"a\":1,}",
                        "{\"a\":[1,]}",
                        "{\"a\":\"\n\"}",
                        "{} // x",
                        "{\"a\":\"\\x\"}",
                        "{\"a\":+1}",
                        "{\"a\":.5}",
                        "{\"a\":TRUE}",
                        "null");
        for (var text : texts) {
            assertThatThrownBy(() -> Json.object(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(BadMessage.class);
        }
        assertThatThrownBy(
                        () -> Json.object(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> Json.object("{\"a\": 1 2}".getBytes(UTF_8)))
                .hasMessageStartingWith("malformed JSON: ")
                .hasMessageContaining("line 1 column 10");
    }

    @Test
    void keepsTheTypesOfNumbers() throws Exception {
        var text =
                "{\"a\":[0,-1,2147483647,2147483648,-9223372036854775808,9223372036854775808,1e2,-0.5]}";
        assertThat(Json.object(text.getBytes(UTF_8)).get("a"))
                .isEqualTo(
                        List.of(
                                0,
                                -1,
                                2147483647,
                                2147483648L,
                                Long.MIN_VALUE,
                                new BigInteger("9223372036854775808"),
                                100.0,
                                -0.5));
    }

    @Test
    void refusesWhatWouldTakeAllTimeOrAllTheStack() {
        var digits = "{\"a\":" + "7".repeat(1_000_000) + "}";
        assertThatThrownBy(() -> Json.object(digits.getBytes(UTF_8)))
                .isInstanceOf(BadMessage.class);
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> Json.object(deep.getBytes(UTF_8))).isInstanceOf(BadMessage.class);
    }
}
