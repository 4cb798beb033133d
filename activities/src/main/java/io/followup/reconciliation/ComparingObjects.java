package io.followup.reconciliation;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateSold;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobCanceled;
import io.followup.fact.NoShow;
import io.followup.intent.Intents;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersions;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares page by page; no more than one page is in memory. After each page a heartbeat carries
 * where it is, so that another worker goes on there.
 */
public final class ComparingObjects implements Comparing {
  /** One activity of the history for so many pages. */
  private static final int PAGES = 20;

  /** What the last comparison may just have missed is compared again. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(30);

  private static final Set<String> STOPS =
      Stream.of(
              EstimateSold.class,
              EstimateDismissed.class,
              BookingAccepted.class,
              BookingConverted.class,
              BookingDismissed.class,
              JobCanceled.class,
              NoShow.class,
              InvoiceSettled.class)
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  private final ObjectListsOfTenants lists;
  private final Reports reports;
  private final SequenceVersions sequences;
  private final ComparingChanges changes;
  private final ComparingRuns runs;
  private final ComparingWrites writes;
  private final TellingOfReports telling;
  private final Clock clock;

  public ComparingObjects(
      ObjectListsOfTenants lists,
      RunningRuns running,
      TellingOfReports telling,
      DataSource dataSource,
      TransactionTemplate transactions,
      Clock clock) {
    this.lists = lists;
    this.telling = telling;
    this.clock = clock;
    KnownObjects known = new KnownObjects(dataSource);
    this.reports = new Reports(dataSource);
    this.sequences = new SequenceVersions(dataSource);
    this.changes = new ComparingChanges(known, new TellingAgain(dataSource, transactions), reports);
    this.writes = new ComparingWrites(new Intents(dataSource), reports, clock);
    this.runs =
        new ComparingRuns(new OpenRuns(dataSource), known, running, changes, reports, clock);
  }

  @Override
  public Optional<Opened> open(ReconciliationStart start) {
    Instant now = clock.instant();
    Instant usual = now.minus(start.lookBack());
    Instant since =
        reports
            .lastCompleted(start.tenant())
            .map(began -> began.minus(OVERLAP))
            .filter(usual::isAfter)
            .orElse(usual);
    Instant earliest = now.minus(LONGEST_LOOK_BACK);
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    return reports.open(
        start.tenant(),
        info.getWorkflowId(),
        info.getWorkflowRunId(),
        start.asked(),
        since.isBefore(earliest) ? earliest : since,
        stages(start.tenant()));
  }

  /** Visits and calls are looked at where they are followed up; not everybody may list them. */
  private List<Stage> stages(TenantId tenant) {
    Set<Trigger> followed =
        sequences.inForce().stream()
            .filter(one -> one.tenant().equals(tenant))
            .map(one -> one.sequence().trigger())
            .collect(Collectors.toSet());
    return Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.SESSIONS || followed.contains(Trigger.SESSION))
        .filter(stage -> stage != Stage.CALLS || followed.contains(Trigger.CALL))
        .toList();
  }

  @Override
  public Compared compare(Part part) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Compared sum =
        context
            .getHeartbeatDetails(Compared.class)
            .orElseGet(() -> Compared.nothingYet(part.cursor()));
    boolean resumed = context.getHeartbeatDetails(Compared.class).isPresent();
    if (resumed && sum.cursor().isEmpty()) {
      return sum;
    }
    try {
      for (int pages = 0; pages < PAGES; pages++) {
        sum = sum.and(page(at(part, sum.cursor())));
        context.heartbeat(sum);
        reports.alive(part.report());
        if (sum.cursor().isEmpty()) {
          break;
        }
      }
      return sum;
    } catch (DispatchUnavailable away) {
      throw later(away);
    } catch (DispatchRefused refused) {
      // One kind that may not be read must not keep the others from being compared.
      reports.found(part.report(), notCompared(part, refused));
      return sum.and(new Compared(Optional.empty(), 0, 0, 1));
    }
  }

  private static Part at(Part part, Optional<String> cursor) {
    return new Part(part.tenant(), part.report(), part.since(), part.stage(), cursor);
  }

  private Compared page(Part part) {
    ObjectLists of = lists.of(part.tenant());
    return ObjectKind.of(part.stage())
        .map(kind -> changes.compare(part, kind, of))
        .orElseGet(
            () -> part.stage() == Stage.RUNS ? runsAndWrites(part, of) : filedTwice(part, of));
  }

  /** After the last run come the writes. */
  private Compared runsAndWrites(Part part, ObjectLists of) {
    if (part.cursor().filter(ComparingWrites::isOurs).isPresent()) {
      return writes.compare(part, of);
    }
    Compared compared = runs.compare(part, of);
    return compared.cursor().isPresent()
        ? compared
        : compared.and(Compared.nothingYet(Optional.of(ComparingWrites.BEGINNING)));
  }

  private Compared filedTwice(Part part, ObjectLists of) {
    ObjectLists.Page<ObjectLists.Twins> page = of.filedTwice(part.since(), part.cursor());
    page.rows().forEach(twins -> reports.found(part.report(), duplicate(twins)));
    return new Compared(page.next(), page.rows().size(), 0, page.rows().size());
  }

  private static Finding.ForAPerson duplicate(ObjectLists.Twins twins) {
    return new Finding.ForAPerson(
        "twins/" + twins.older() + "/" + twins.newer(),
        FindingClass.DUPLICATE_CUSTOMER,
        "customer " + twins.newer(),
        Optional.empty(),
        "Customers %s and %s have the same name and a number in common: merge them in the dispatch system if they are one person."
            .formatted(twins.older(), twins.newer()));
  }

  private static Finding.ForAPerson notCompared(Part part, DispatchRefused refused) {
    return new Finding.ForAPerson(
        "refused/" + part.stage(),
        FindingClass.NOT_COMPARED,
        part.stage().inWords(),
        Optional.empty(),
        "The " + part.stage().inWords() + " were not compared: " + refused.getMessage());
  }

  private static ApplicationFailure later(DispatchUnavailable away) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType("TryAgain")
            .setMessage(away.getMessage())
            .setCategory(ApplicationErrorCategory.BENIGN);
    away.retryAfter().ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }

  @Override
  public int settle(long report) {
    return reports.settle(report, STOPS);
  }

  @Override
  public Tally close(ReconciliationProgress progress, Optional<String> failure) {
    reports.close(progress.report(), progress.soFar().objects(), failure);
    Report report = reports.find(progress.report()).orElseThrow();
    telling.tell(report);
    return new Tally(named(report.repaired()), named(report.people()));
  }

  private static Map<String, Integer> named(Map<FindingClass, Integer> counts) {
    Map<FindingClass, Integer> ordered = new EnumMap<>(FindingClass.class);
    ordered.putAll(counts);
    return ordered.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }
}
