package io.followup.reconciliation;

import io.followup.reconciliation.KnownObjects.OfRun;
import io.followup.reconciliation.OpenRuns.OpenRun;
import io.followup.subject.SubjectKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares one page of the runs that our record takes for open with Temporal and with the dispatch
 * system. Estimates, bookings, debts and visits are looked up.
 */
final class ComparingRuns {
  private static final int PAGE = 200;

  /** Lists of Temporal lag behind, and a run needs a moment to end. */
  private static final Duration YOUNG = Duration.ofMinutes(10);

  private static final Map<SubjectKind, ObjectKind> LOOKED_UP =
      Map.of(
          SubjectKind.ESTIMATE,
          ObjectKind.ESTIMATE,
          SubjectKind.BOOKING,
          ObjectKind.BOOKING,
          SubjectKind.DEBT,
          ObjectKind.INVOICE);

  private final OpenRuns open;
  private final KnownObjects known;
  private final RunningRuns running;
  private final ComparingChanges changes;
  private final ComparingVisits visits;
  private final Reports reports;
  private final Clock clock;

  ComparingRuns(
      OpenRuns open,
      KnownObjects known,
      RunningRuns running,
      ComparingChanges changes,
      Reports reports,
      Clock clock) {
    this.open = open;
    this.known = known;
    this.running = running;
    this.changes = changes;
    this.visits = new ComparingVisits(changes);
    this.reports = reports;
    this.clock = clock;
  }

  Compared compare(Part part, ObjectLists lists) {
    List<OpenRun> page = open.page(part.tenant(), part.cursor().orElse(""), PAGE);
    Optional<String> next =
        page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().id());
    List<String> ids = page.stream().map(OpenRun::id).toList();
    Set<String> alive = ids.isEmpty() ? Set.of() : running.among(ids);
    Set<String> over = new HashSet<>(ids);
    over.removeAll(alive);
    if (!over.isEmpty()) {
      open.ended(over, YOUNG);
    }
    Compared found = alive.isEmpty() ? Compared.nothingYet(next) : compare(part, alive, lists);
    return new Compared(next, page.size(), found.repairs(), found.people());
  }

  private Compared compare(Part part, Collection<String> runs, ObjectLists lists) {
    int repairs = 0;
    Map<ObjectKind, Map<String, FoundObject>> shown = new EnumMap<>(ObjectKind.class);
    Map<ObjectKind, Set<String>> wanted = new EnumMap<>(ObjectKind.class);
    Map<String, List<OfRun>> byRun = new HashMap<>();
    List<OfRun> heard = known.ofRuns(runs);
    for (OfRun told : heard) {
      lookedUp(told)
          .ifPresent(
              kind -> {
                wanted.computeIfAbsent(kind, absent -> new HashSet<>()).add(told.id());
                byRun.computeIfAbsent(told.run(), absent -> new ArrayList<>()).add(told);
              });
    }
    for (Map.Entry<ObjectKind, Set<String>> want : wanted.entrySet()) {
      List<FoundObject> rows = new ArrayList<>();
      for (List<String> some : Fifties.of(want.getValue())) {
        rows.addAll(lists.withIds(want.getKey(), some));
      }
      repairs += changes.tellUnheard(part.tenant(), part.report(), want.getKey(), rows, lists);
      shown.put(
          want.getKey(),
          rows.stream()
              .collect(Collectors.toMap(FoundObject::id, row -> row, (one, other) -> other)));
    }
    repairs += visits.compare(part, runs, heard, lists);
    int people = 0;
    for (Map.Entry<String, List<OfRun>> run : byRun.entrySet()) {
      people += judge(part, run.getKey(), run.getValue(), shown);
    }
    return new Compared(Optional.empty(), 0, repairs, people);
  }

  private static Optional<ObjectKind> lookedUp(OfRun told) {
    ObjectKind kind = ObjectKind.ofFact(told.fact()).orElse(null);
    return LOOKED_UP.entrySet().stream()
        .filter(entry -> told.run().startsWith(entry.getKey().prefix() + "/"))
        .map(Map.Entry::getValue)
        .filter(wanted -> wanted == kind)
        .findFirst();
  }

  /** A run that heard everything and goes on although its object is closed needs a person. */
  private int judge(
      Part part, String run, List<OfRun> told, Map<ObjectKind, Map<String, FoundObject>> shown) {
    Instant quietSince = clock.instant().minus(YOUNG);
    if (told.stream().anyMatch(one -> one.toldAt().isAfter(quietSince))) {
      return 0;
    }
    List<FoundObject> objects = new ArrayList<>();
    for (OfRun one : told) {
      FoundObject object = shown.get(ObjectKind.ofFact(one.fact()).orElseThrow()).get(one.id());
      if (object == null) {
        reports.found(part.report(), vanished(run, one));
        return 1;
      }
      if (ComparingChanges.isNewer(object, newest(told, one.id()))) {
        return 0;
      }
      objects.add(object);
    }
    if (isOver(objects)) {
      reports.found(part.report(), stillOpen(run, objects.getFirst()));
      return 1;
    }
    return 0;
  }

  private static Instant newest(List<OfRun> told, String id) {
    return told.stream()
        .filter(one -> one.id().equals(id))
        .map(OfRun::modifiedOn)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Sold, or nothing left to decide. A dismissed booking goes on in its next phase. */
  private static boolean isOver(List<FoundObject> objects) {
    ObjectKind kind = objects.getFirst().kind();
    boolean nothingOpen =
        objects.stream().noneMatch(object -> object.state() == FoundObject.State.OPEN);
    boolean won = objects.stream().anyMatch(object -> object.state() == FoundObject.State.WON);
    return switch (kind) {
      case ESTIMATE -> won || nothingOpen;
      case BOOKING -> won;
      case INVOICE -> nothingOpen;
      case JOB, APPOINTMENT, SESSION, CALL -> false;
    };
  }

  private static Finding.ForAPerson stillOpen(String run, FoundObject object) {
    return new Finding.ForAPerson(
        "open/" + run,
        FindingClass.MISSED_STOP,
        object.inWords(),
        Optional.of(run),
        "The follow-up %s was told that %s is closed and goes on: look at it in the Temporal UI and stop it there."
            .formatted(run, object.inWords()));
  }

  private static Finding.ForAPerson vanished(String run, OfRun told) {
    String object = ObjectKind.ofFact(told.fact()).orElseThrow().inWords() + " " + told.id();
    return new Finding.ForAPerson(
        "vanished/" + run,
        FindingClass.MISSED_STOP,
        object,
        Optional.of(run),
        "The dispatch system no longer shows %s, which the follow-up %s is about: look whether it was deleted, and stop the follow-up then."
            .formatted(object, run));
  }
}
