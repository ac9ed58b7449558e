package cahier.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "90, 90000",
        "90s, 90000",
        "1.5 s, 1500",
        "200ms, 200",
        "5m, 300000",
        "1h, 3600000"
    })
    void readsSecondsAndUnits(String text, long milliseconds) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(milliseconds));
    }

    /// The clock counts nanoseconds, and those of three centuries at most.
    @Test
    void takesWhatIsLongerThanAnyRunForNoLimit() {
        assertThat(Deadline.in(Durations.parse("99999999999999999999h")).isPast()).isFalse();
        assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).isPast()).isFalse();
        assertThat(Deadline.in(Duration.ofDays(50_000)).isPast()).isFalse();
    }

    @Test
    void refusesOtherForms() {
        assertThatThrownBy(() -> Durations.parse("soon"))
                .hasMessage("not a length of time: got 'soon'; expected such as 90, 90s, 5m or 1h");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "420, 0.42 s",
        "2000, 2 s",
        "12340, 12.3 s",
        "125000, 2 min 05 s",
        "3720000, 1 h 02 min"
    })
    void writesThemAsPeopleDo(long milliseconds, String text) {
        assertThat(Durations.text(Duration.ofMillis(milliseconds))).isEqualTo(text);
    }
}
