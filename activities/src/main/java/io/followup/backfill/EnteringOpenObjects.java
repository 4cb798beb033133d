package io.followup.backfill;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.inbox.Bell;
import io.followup.inbox.FollowUpsBefore;
import io.followup.inbox.Inbox;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Sorting;
import io.followup.reading.servicetitan.Source;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.ObjectLists;
import io.followup.reconciliation.ObjectListsOfTenants;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Sequences;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.traffic.HouseholdKeys;
import io.followup.version.SequenceBackfills;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersions;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Lets objects enter by the way that webhooks take: a delivery in the inbox, read by the same
 * translator, so that no object gets a second run. One page is in memory at a time.
 */
public final class EnteringOpenObjects implements BackfillActs {
  /** One activity of the history for so many pages in which nobody enters. */
  private static final int PAGES = 20;

  private final ObjectListsOfTenants lists;
  private final Tenants tenants;
  private final SequenceVersions versions;
  private final SequenceBackfills backfills;
  private final FollowUpsBefore before;
  private final HouseholdKeys households;
  private final Inbox inbox;
  private final Sorting sorting;
  private final Consumer<Object> signOfLife;
  private final Clock clock;

  /**
   * @param signOfLife called again and again while a list is read
   */
  public EnteringOpenObjects(
      ObjectListsOfTenants lists,
      Tenants tenants,
      DataSource dataSource,
      Consumer<Object> signOfLife,
      Clock clock) {
    this.lists = lists;
    this.tenants = tenants;
    this.versions = new SequenceVersions(dataSource);
    this.backfills = new SequenceBackfills(dataSource);
    this.before = new FollowUpsBefore(dataSource);
    this.households = new HouseholdKeys(dataSource);
    // The relay of the api looks for deliveries of others several times a second.
    this.inbox = new Inbox(dataSource, new Bell());
    this.sorting = new Sorting(tenants);
    this.signOfLife = signOfLife;
    this.clock = clock;
  }

  @Override
  public Entered enter(Backfill backfill, Optional<String> cursor, int most) {
    Sequences inForce = inForce(backfill);
    ObjectLists of = lists.of(backfill.tenant());
    JudgingObjects judging = judging(backfill.tenant(), inForce, backfill.since(), of);
    OpenObjects open = OpenObjects.of(of, backfill.trigger(), backfill.since());
    Entered sum = Entered.nothingYet(Optional.of(Place.of(cursor).cursor()));
    try {
      for (int pages = 0;
          pages < PAGES && sum.entered() < most && sum.cursor().isPresent();
          pages++) {
        sum = page(backfill, open, judging, sum, most);
        signOfLife.accept(sum);
      }
      return sum;
    } catch (DispatchUnavailable away) {
      return sum.interrupted(away.getMessage());
    } catch (DispatchRefused refused) {
      throw ApplicationFailure.newNonRetryableFailure(refused.getMessage(), REFUSED);
    }
  }

  private Entered page(
      Backfill backfill, OpenObjects open, JudgingObjects judging, Entered soFar, int most) {
    Place place = Place.of(soFar.cursor());
    ObjectLists.Page<FoundObject> page = open.page(place.page());
    List<FoundObject> rest = page.rows().stream().skip(place.row()).toList();
    judging.about(rest);
    Entered sum = soFar;
    for (FoundObject object : rest) {
      if (sum.entered() >= most) {
        return sum;
      }
      place = place.nextRow();
      Judgement judgement = judging.judge(object, clock::instant);
      if (judgement instanceof Judgement.Enters || isTold(backfill, judgement)) {
        tell(backfill, open, object);
      }
      sum = sum.and(counted(judgement, place));
    }
    return sum.and(
        Entered.nothingYet(
            page.next().isPresent() ? Optional.of(place.nextPage().cursor()) : Optional.empty()));
  }

  /** A run goes through all visits of its job; the first one started it. */
  private static boolean isTold(Backfill backfill, Judgement judgement) {
    return backfill.trigger() == Trigger.APPOINTMENT
        && judgement instanceof Judgement.Stays stays
        && stays.why() == LeftOut.HAS_RUN;
  }

  private void tell(Backfill backfill, OpenObjects open, FoundObject object) {
    String event = JudgingObjects.event(object);
    String id =
        String.join(
            "-",
            Backfill.SOURCE,
            Long.toString(backfill.id()),
            object.kind().inWords(),
            object.id());
    inbox.store(
        sorting.sorted(
            new Delivered(
                backfill.tenant(),
                Source.BACKFILL,
                event,
                Map.of(Delivered.FOR_SEQUENCE, backfill.sequence()),
                open.lists().asDelivered(object, event, id),
                clock.instant())));
  }

  private static Entered counted(Judgement judgement, Place place) {
    Optional<String> cursor = Optional.of(place.cursor());
    return switch (judgement) {
      case Judgement.Enters enters -> new Entered(cursor, 1, 1, Map.of(), Optional.empty());
      case Judgement.Stays stays ->
          new Entered(cursor, 1, 0, Map.of(stays.why(), 1), Optional.empty());
    };
  }

  private JudgingObjects judging(
      TenantId tenant, Sequences sequences, Instant since, ObjectLists of) {
    return new JudgingObjects(tenant, sequences, since, of, before, tenants, households);
  }

  private Sequences inForce(Backfill backfill) {
    SequenceVersion version =
        versions
            .inForce(backfill.tenant(), backfill.sequence())
            .orElseThrow(
                () ->
                    ApplicationFailure.newNonRetryableFailure(
                        backfill.sequence() + " is not in force any more.", REFUSED));
    Sequences sequences = parsed(backfill.sequence(), version.content());
    if (sequences.all().getFirst().trigger() != backfill.trigger()) {
      throw ApplicationFailure.newNonRetryableFailure(
          version.label() + " has another trigger than the version that was launched.", REFUSED);
    }
    return sequences;
  }

  private static Sequences parsed(String name, String content) {
    return Sequences.parse(Map.of(name + ".yaml", content.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close(Backfill backfill, BackfillProgress progress) {
    backfills.ended(backfill, progress);
  }

  @Override
  public BackfillPreview preview(BackfillQuestion question) {
    Instant now = clock.instant();
    Instant since = now.minus(Duration.ofDays(question.days()));
    Sequences sequences = parsed(question.sequence(), question.content());
    ObjectLists of = lists.of(question.tenant());
    try {
      return new Previewing(
              question,
              tenants.get(question.tenant()),
              OpenObjects.of(of, sequences.all().getFirst().trigger(), since),
              judging(question.tenant(), sequences, since, of),
              signOfLife)
          .from(now);
    } catch (DispatchUnavailable away) {
      ApplicationFailure.Builder failure =
          ApplicationFailure.newBuilder()
              .setType("TryAgain")
              .setMessage(away.getMessage())
              .setCategory(ApplicationErrorCategory.BENIGN);
      away.retryAfter().ifPresent(failure::setNextRetryDelay);
      throw failure.build();
    } catch (DispatchRefused refused) {
      throw ApplicationFailure.newNonRetryableFailure(refused.getMessage(), REFUSED);
    }
  }
}
