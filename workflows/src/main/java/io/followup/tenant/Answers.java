package io.followup.tenant;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What happens when customers answer; all of it may be left out.
 *
 * @param confirmOptOut whether a refusal in own words, which the carrier did not answer, is
 *     confirmed by one text; default true
 * @param help who answers HELP and INFO; default the carrier, as it does unless the number is
 *     toll-free
 * @param personSpeaksFor how long nothing is sent to somebody who answered, in business time;
 *     default 7 days
 * @param conversations by what a run learns, before each message but its first, that the office and
 *     the customer are in touch already; default calls and notes
 * @param task how tasks are filed in the dispatch system; without it notes are left
 */
public record Answers(
    Boolean confirmOptOut,
    Help help,
    Duration personSpeaksFor,
    Task task,
    Set<Conversation> conversations) {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(90);

  /** A sign that the office and the customer are in touch, in the dispatch system. */
  public enum Conversation {
    /** A call of the customer that was answered, or left a message. */
    CALLS,
    /** A note about the customer or the job. */
    NOTES
  }

  /** Who answers a text that says only HELP or INFO. */
  public enum Help {
    CARRIER,
    ENGINE
  }

  public Answers {
    confirmOptOut = confirmOptOut == null ? Boolean.TRUE : confirmOptOut;
    help = help == null ? Help.CARRIER : help;
    personSpeaksFor = personSpeaksFor == null ? USUAL : personSpeaksFor;
    if (personSpeaksFor.isNegative()
        || personSpeaksFor.isZero()
        || personSpeaksFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "answers.person-speaks-for is " + personSpeaksFor + ": use 1m to 90d");
    }
    conversations =
        conversations == null ? EnumSet.allOf(Conversation.class) : Set.copyOf(conversations);
  }

  /** What counts when nothing is configured. */
  public static Answers usual() {
    return new Answers(null, null, null, null, null);
  }

  /**
   * Ids of the dispatch system that a task needs there (docs/reference/servicetitan.md, tasks).
   *
   * @param priority in its words, default {@code Normal}
   */
  public record Task(
      long reportedBy,
      long assignedTo,
      long businessUnit,
      long type,
      long source,
      String priority) {
    public Task {
      require(reportedBy, "reported-by");
      require(assignedTo, "assigned-to");
      require(businessUnit, "business-unit");
      require(type, "type");
      require(source, "source");
      priority = priority == null ? "Normal" : priority;
    }

    private static void require(long id, String field) {
      if (id <= 0) {
        throw new IllegalArgumentException(
            "answers.task."
                + field
                + " is missing: give the id from the dispatch system, or leave answers.task out to"
                + " get notes");
      }
    }
  }
}
