package cahier.notebook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One output of a code cell. `extra` of each kind holds fields that nbformat does not know.
public sealed interface Output {

    /// Returns fields that nbformat does not know.
    Map<String, Object> extra();

    /// Returns the value of `output_type`.
    String type();

    /// Text that went to a stream.
    ///
    /// @param name `stdout` or `stderr`
    record Stream(String name, String text, Map<String, Object> extra) implements Output {

        /// Makes an output without unknown fields.
        public Stream(String name, String text) {
            this(name, text, Map.of());
        }

        @Override
        public String type() {
            return "stream";
        }
    }

    /// An output of one value in several media types.
    sealed interface Rich extends Output {

        /// Returns media type → representation: text joined, JSON as it is, pictures in base64.
        Map<String, Object> data();

        /// Returns media type → its metadata.
        Map<String, Object> metadata();
    }

    /// Something that a cell showed.
    record Display(
            Map<String, Object> data, Map<String, Object> metadata, Map<String, Object> extra)
            implements Rich {

        /// Makes an output without unknown fields.
        public Display(Map<String, Object> data, Map<String, Object> metadata) {
            this(data, metadata, Map.of());
        }

        @Override
        public String type() {
            return "display_data";
        }
    }

    /// The value of a cell's last expression.
    record Result(
            Map<String, Object> data,
            Map<String, Object> metadata,
            @Nullable Long executionCount,
            Map<String, Object> extra)
            implements Rich {

        /// Makes an output without unknown fields.
        public Result(Map<String, Object> data, Map<String, Object> metadata, long count) {
            this(data, metadata, count, Map.of());
        }

        @Override
        public String type() {
            return "execute_result";
        }
    }

    /// The error that ended a cell.
    record Error(String name, String value, List<String> traceback, Map<String, Object> extra)
            implements Output {

        /// Makes an output without unknown fields.
        public Error(String name, String value, List<String> traceback) {
            this(name, value, traceback, Map.of());
        }

        public Error {
            traceback = List.copyOf(traceback);
        }

        @Override
        public String type() {
            return "error";
        }
    }
}
