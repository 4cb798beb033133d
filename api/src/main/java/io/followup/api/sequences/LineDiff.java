package io.followup.api.sequences;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Patch;
import io.followup.version.SequenceVersion;
import java.util.List;

/**
 * What differs between two texts, line by line.
 *
 * @param from label of the older one
 * @param to label of the newer one
 * @param lines as {@code diff -u} writes them; empty when nothing differs
 */
record LineDiff(String from, String to, List<String> lines) {
  private static final int LINES_AROUND = 3;

  static LineDiff of(SequenceVersion from, SequenceVersion to) {
    List<String> before = from.content().lines().toList();
    List<String> after = to.content().lines().toList();
    // Its memory grows with the lines, not with their square.
    Patch<String> patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>());
    return new LineDiff(
        from.label(),
        to.label(),
        UnifiedDiffUtils.generateUnifiedDiff(
            from.label(), to.label(), before, patch, LINES_AROUND));
  }
}
