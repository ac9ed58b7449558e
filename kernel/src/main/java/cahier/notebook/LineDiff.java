package cahier.notebook;

import java.util.ArrayList;
import java.util.List;

/// Finds which lines two texts do not share, by their longest common subsequence.
final class LineDiff {

    /// Beyond this many lines on both sides of a change it is shown as one block.
    private static final int MAX_LINES = 2000;

    private static final int CONTEXT = 2;

    private LineDiff() {}

    /// Returns the changed lines, marked `-` and `+`, each with two lines around it.
    static List<String> of(List<String> left, List<String> right) {
        int start = 0;
        int shorter = Math.min(left.size(), right.size());
        while (start < shorter && left.get(start).equals(right.get(start))) start++;
        int end = 0;
        while (end < shorter - start
                && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        var all = new ArrayList<String>();
        for (int i = 0; i < start; i++) all.add("  " + left.get(i));
        all.addAll(
                middle(
                        left.subList(start, left.size() - end),
                        right.subList(start, right.size() - end)));
        for (int i = left.size() - end; i < left.size(); i++) all.add("  " + left.get(i));
        return withContext(all);
    }

    private static List<String> middle(List<String> left, List<String> right) {
        var lines = new ArrayList<String>();
        int i = 0, j = 0;
        if (left.size() <= MAX_LINES && right.size() <= MAX_LINES) {
            var common = commonLengths(left, right);
            while (i < left.size() && j < right.size()) {
                if (left.get(i).equals(right.get(j))) {
                    lines.add("  " + left.get(i++));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    lines.add("- " + left.get(i++));
                } else {
                    lines.add("+ " + right.get(j++));
                }
            }
        }
        while (i < left.size()) lines.add("- " + left.get(i++));
        while (j < right.size()) lines.add("+ " + right.get(j++));
        return lines;
    }

    private static int[][] commonLengths(List<String> left, List<String> right) {
        var common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] =
                        left.get(i).equals(right.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> withContext(List<String> all) {
        var shown = new ArrayList<String>();
        int hidden = 0;
        for (int i = 0; i < all.size(); i++) {
            if (isNearChange(all, i)) {
                if (hidden > 0) shown.add("  … " + hidden + (hidden == 1 ? " line" : " lines"));
                hidden = 0;
                shown.add(all.get(i));
            } else {
                hidden++;
            }
        }
        if (hidden > 0 && !shown.isEmpty()) {
            shown.add("  … " + hidden + (hidden == 1 ? " line" : " lines"));
        }
        return shown;
    }

    private static boolean isNearChange(List<String> all, int at) {
        int from = Math.max(0, at - CONTEXT), to = Math.min(all.size() - 1, at + CONTEXT);
        for (int i = from; i <= to; i++) if (all.get(i).charAt(0) != ' ') return true;
        return false;
    }
}
