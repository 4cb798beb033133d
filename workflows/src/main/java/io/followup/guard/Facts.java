package io.followup.guard;

import java.util.List;

/**
 * Where the figures of a message may come from: numbers, prices, percentages, dates, times, phone
 * numbers and mailboxes.
 *
 * @param stated words that may be repeated with every figure in them: what the sequence's author
 *     wrote, the company's own settings, and what this engine formatted of the dispatch system's
 *     figures (the estimate's total). Slots are left out of what the author wrote
 * @param told free words of the dispatch system, such as the name of a job: sizes and counts in
 *     them may be repeated, nothing else. Personal
 */
public record Facts(List<String> stated, List<String> told) {
  public Facts {
    stated = List.copyOf(stated);
    told = List.copyOf(told);
  }

  @Override
  public String toString() {
    return "Facts[" + stated.size() + " stated, " + told.size() + " told]";
  }
}
