package cahier.cli;

import cahier.runner.Durations;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/// Reads the value of an option that is a length of time.
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        try {
            var duration = Durations.parse(value);
            if (duration.isZero()) {
                throw new TypeConversionException("got '" + value + "'; expected more than 0");
            }
            return duration;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
