package cahier.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the documentation comments that users wrote in their cells.
final class Comments {
    private static final Pattern BLOCK = Pattern.compile("/\\*\\*(.*?)\\*/\\s*\\z", Pattern.DOTALL);

    private Comments() {}

    /// Returns the text of the documentation comment that ends where a declaration starts; empty
    /// where there is none.
    static String before(String source, int start) {
        String head = source.substring(0, start);
        Matcher block = BLOCK.matcher(head);
        int open = head.lastIndexOf("/**");
        if (open >= 0 && block.region(open, head.length()).lookingAt()) {
            return block.group(1)
                    .lines()
                    .map(line -> line.strip().replaceFirst("^\\*+ ?", ""))
                    .collect(Collectors.joining("\n"))
                    .strip();
        }
        List<String> lines = new ArrayList<>();
        List<String> above = new ArrayList<>(head.lines().toList());
        if (!head.isEmpty() && !head.endsWith("\n") && !above.isEmpty()) {
            above.removeLast(); // what stands before the declaration in its own line
        }
        Collections.reverse(above);
        for (String line : above) {
            if (!line.strip().startsWith("///")) {
                break;
            }
            lines.addFirst(line.strip().substring(3).replaceFirst("^ ", ""));
        }
        return String.join("\n", lines);
    }
}
