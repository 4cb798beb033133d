package io.followup.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far a backfill has come.
 *
 * @param cursor where the list goes on; empty at its beginning
 * @param looked how many objects were looked at
 * @param leftOut how many did not enter, by the reason
 * @param dayBegan when the first of the present 24 hours entered
 * @param today how many entered since then
 * @param nextAt not before does it go on
 * @param note why it waits or ended, one sentence
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BackfillProgress(
    State state,
    Optional<String> cursor,
    int looked,
    int entered,
    Map<LeftOut, Integer> leftOut,
    Instant dayBegan,
    int today,
    Instant nextAt,
    Optional<String> note) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WHILE_AWAY = Duration.ofMinutes(5);

  /** From the first object to the last. */
  public enum State {
    RUNNING,
    PAUSED,
    STOPPED,
    DONE,
    FAILED;

    boolean isOver() {
      return this != RUNNING && this != PAUSED;
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BackfillProgress {
    cursor = cursor == null ? Optional.empty() : cursor;
    note = note == null ? Optional.empty() : note;
    leftOut = Map.copyOf(leftOut);
  }

  static BackfillProgress atTheBeginning(Instant now) {
    return new BackfillProgress(
        State.RUNNING, Optional.empty(), 0, 0, Map.of(), now, 0, now, Optional.empty());
  }

  /** How many may enter now. */
  int allowed(Ramp ramp, Instant now) {
    int sofar = isNewDay(now) ? 0 : today;
    return Math.min(ramp.batch(), ramp.perDay() - sofar);
  }

  private boolean isNewDay(Instant now) {
    return !now.isBefore(dayBegan.plus(DAY));
  }

  BackfillProgress with(Entered came, Ramp ramp, Instant now) {
    Instant day = isNewDay(now) ? now : dayBegan;
    int ofDay = (isNewDay(now) ? 0 : today) + came.entered();
    boolean through = came.cursor().isEmpty() && came.away().isEmpty();
    Instant next =
        ofDay >= ramp.perDay()
            ? day.plus(DAY)
            : now.plus(came.away().isPresent() ? WHILE_AWAY : ramp.pauseAfter(came.entered()));
    return new BackfillProgress(
        through ? State.DONE : state,
        came.cursor(),
        looked + came.looked(),
        entered + came.entered(),
        Entered.sum(leftOut, came.leftOut()),
        day,
        ofDay,
        through ? now : next,
        came.away().or(() -> state == State.RUNNING ? Optional.empty() : note));
  }

  BackfillProgress in(State other, String why) {
    return new BackfillProgress(
        other, cursor, looked, entered, leftOut, dayBegan, today, nextAt, Optional.of(why));
  }
}
