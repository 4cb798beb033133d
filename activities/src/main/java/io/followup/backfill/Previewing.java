package io.followup.backfill;

import io.followup.backfill.BackfillPreview.Hour;
import io.followup.backfill.BackfillPreview.Message;
import io.followup.dryrun.Calendar;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.ObjectLists;
import io.followup.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts what would enter, each object at its turn of the ramp, and what would be sent on the first
 * day. Memory is bounded by the hours and steps of a day.
 */
final class Previewing {
  private static final int MOST_LOOKED = 20_000;
  private static final int MESSAGES = 50;
  private static final Duration DAY = Duration.ofDays(1);

  private final BackfillQuestion question;
  private final Tenant tenant;
  private final OpenObjects open;
  private final JudgingObjects judging;
  private final Consumer<Object> signOfLife;
  private final Map<LeftOut, Integer> leftOut = new TreeMap<>();
  private final Map<Cell, Integer> cells = new TreeMap<>();
  private final List<Message> messages = new ArrayList<>();
  private int looked;
  private int entering;

  /** An hour of a step. */
  private record Cell(LocalDateTime hour, String step, String act) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return Comparator.comparing(Cell::hour)
          .thenComparing(Cell::step)
          .thenComparing(Cell::act)
          .compare(this, other);
    }
  }

  Previewing(
      BackfillQuestion question,
      Tenant tenant,
      OpenObjects open,
      JudgingObjects judging,
      Consumer<Object> signOfLife) {
    this.question = question;
    this.tenant = tenant;
    this.open = open;
    this.judging = judging;
    this.signOfLife = signOfLife;
  }

  BackfillPreview from(Instant beginning) {
    boolean more = true;
    for (int page = 1; more && looked < MOST_LOOKED; page++) {
      ObjectLists.Page<FoundObject> rows = open.page(page);
      judging.about(rows.rows());
      rows.rows().forEach(object -> look(object, beginning));
      more = rows.next().isPresent();
      signOfLife.accept(looked);
    }
    return new BackfillPreview(
        looked,
        !more,
        entering,
        Math.ceilDiv(entering, question.ramp().perDay()),
        leftOut,
        tenant.zone(),
        cells.entrySet().stream().map(Previewing::hour).toList(),
        messages.stream().sorted(Comparator.comparing(Message::at)).toList());
  }

  private void look(FoundObject object, Instant beginning) {
    looked++;
    int turn = entering;
    switch (judging.judge(object, () -> question.ramp().slot(beginning, turn))) {
      case Judgement.Stays stays -> leftOut.merge(stays.why(), 1, Integer::sum);
      case Judgement.Enters enters -> {
        entering++;
        enters.calendar().entries().stream()
            .filter(JudgingObjects::does)
            .filter(entry -> entry.at().isBefore(beginning.plus(DAY)))
            .forEach(entry -> note(enters.calendar(), entry));
      }
    }
  }

  private void note(Calendar calendar, Calendar.Entry entry) {
    LocalDateTime at = entry.local().toLocalDateTime();
    cells.merge(
        new Cell(at.truncatedTo(ChronoUnit.HOURS), entry.step(), entry.act()), 1, Integer::sum);
    if (messages.size() < MESSAGES) {
      messages.add(
          new Message(
              calendar.id(),
              calendar.customer().value(),
              at.truncatedTo(ChronoUnit.MINUTES).toString(),
              entry.step(),
              entry.act(),
              entry.why()));
    }
  }

  private static Hour hour(Map.Entry<Cell, Integer> cell) {
    return new Hour(
        cell.getKey().hour().toString(),
        cell.getKey().step(),
        cell.getKey().act(),
        cell.getValue());
  }
}
