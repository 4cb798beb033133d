package io.followup.backfill;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What would enter, and the calendar of the first day. Ids only, no personal data.
 *
 * @param looked how many objects were looked at
 * @param all whether these are all that there are; a preview looks at 20,000 at most
 * @param entering how many would enter
 * @param days over so many days
 * @param leftOut how many would not, by the reason
 * @param zone the office's, in which hours are told
 * @param firstDay what is done in the first 24 hours, by hour and step; of those that enter then
 * @param messages the first of it, object by object; at most 50
 */
public record BackfillPreview(
    int looked,
    boolean all,
    int entering,
    int days,
    Map<LeftOut, Integer> leftOut,
    ZoneId zone,
    List<Hour> firstDay,
    List<Message> messages) {

  public BackfillPreview {
    leftOut = Map.copyOf(leftOut);
    firstDay = List.copyOf(firstDay);
    messages = List.copyOf(messages);
  }

  /**
   * What a step does within an hour.
   *
   * @param hour local, for example {@code 2026-11-22T09:00}
   * @param act in words, for example {@code SMS}
   */
  public record Hour(String hour, String step, String act, int count) {}

  /**
   * What one object gets.
   *
   * @param run workflow id that it would have
   * @param at local, for example {@code 2026-11-22T09:14}
   * @param why one sentence
   */
  public record Message(
      String run, String customer, String at, String step, String act, String why) {}
}
