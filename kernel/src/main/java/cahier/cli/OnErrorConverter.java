package cahier.cli;

import cahier.runner.RunOptions.OnError;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what a failed cell means for the cells after it.
final class OnErrorConverter implements ITypeConverter<OnError> {

    @Override
    public OnError convert(String value) {
        return switch (value) {
            case "stop" -> OnError.STOP;
            case "continue" -> OnError.CONTINUE;
            case "abort" -> OnError.ABORT;
            default ->
                    throw new TypeConversionException(
                            "got '" + value + "'; expected stop, continue or abort");
        };
    }
}
