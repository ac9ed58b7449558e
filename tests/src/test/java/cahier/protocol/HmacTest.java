package cahier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The codes of RFC 4231, and Java's own.
class HmacTest {

    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, Hi There,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, what do ya want for nothing?,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    })
    void givesTheCodesOfTheSpecification(String key, String text, String code) {
        var hmac = new Hmac(HexFormat.of().parseHex(key));
        assertThat(code(hmac, text)).isEqualTo(code);
        assertThat(code(hmac, text)).as("again").isEqualTo(code);
    }

    @Test
    void hashesKeysLongerThanABlock() {
        var key = HexFormat.of().parseHex("aa".repeat(131));
        assertThat(code(new Hmac(key), "Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void agreesWithJavaForKeysAndFramesOfAnyLength() throws Exception {
        var random = new Random(1);
        for (var length : new int[] {1, 36, 63, 64, 65, 200}) {
            var key = new byte[length];
            random.nextBytes(key);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var hmac = new Hmac(key);
            for (var size = 0; size < 300; size += 37) {
                var frames = List.of(new byte[size], new byte[0], new byte[2 * size + 1]);
                for (var frame : frames) {
                    random.nextBytes(frame);
                    mac.update(frame);
                }
                assertThat(hmac.of(frames)).isEqualTo(mac.doFinal());
            }
        }
    }

    private static String code(Hmac hmac, String text) {
        var frames = List.of(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hmac.of(frames));
    }
}
