package cahier.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a part of a whole: `2/4`.
final class ShardConverter implements ITypeConverter<Shard> {

    @Override
    public Shard convert(String value) {
        var parts = value.split("/", -1);
        if (parts.length == 2 && isNumber(parts[0]) && isNumber(parts[1])) {
            var shard = new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            if (shard.index() <= shard.count()) return shard;
        }
        throw new TypeConversionException(
                "got '" + value + "'; expected I/N with I from 1 to N, such as 2/4");
    }

    private static boolean isNumber(String text) {
        return text.matches("[1-9]\\d{0,5}");
    }
}
