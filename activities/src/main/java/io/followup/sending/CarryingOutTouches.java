package io.followup.sending;

import io.followup.area.LeadsOutside;
import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.consent.Holds;
import io.followup.control.StoppedSenders;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystems;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.OfficeDesks;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Guards;
import io.followup.guard.Verdict;
import io.followup.handover.OfficeTasks;
import io.followup.identity.Identities;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.link.Links;
import io.followup.mail.OfficeMail;
import io.followup.marketing.MarketingSources;
import io.followup.roundtrip.RoundTrip;
import io.followup.sequence.Conditions;
import io.followup.sequence.Message;
import io.followup.tenant.Tenant;
import io.followup.tenant.Tenants;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.followup.traffic.Circumstances;
import io.followup.traffic.HouseholdKeys;
import io.followup.traffic.Households;
import io.followup.traffic.SenderBudgets;
import io.followup.traffic.TenantSpending;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a send: what the ledger knows of this touch; a fresh reading of the subject; the
 * decision, in one transaction with the contact point locked; one POST; the record of its answer.
 */
public final class CarryingOutTouches implements Touching {
  private static final Logger LOG = LoggerFactory.getLogger(CarryingOutTouches.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final Tenants tenants;
  private final DispatchSystems dispatchSystems;
  private final Carriers carriers;
  private final Ledger ledger;
  private final Conversations conversations;
  private final Deciding deciding;
  private final Posting posting;
  private final Settling settling;
  private final Questions questions;
  private final LearningFromReadings learning;
  private final KeptSources sources;
  private final SilentSteps silentSteps;
  private final Clock clock;

  /**
   * @param desks where the office gets its tasks
   * @param officeMail the same, for whoever has no place at the desk
   * @param publicUrl base URL of the api, under which links in messages are opened
   * @param patience how long a lost answer is looked for before a run goes on without it
   * @param clock the wall clock
   */
  public CarryingOutTouches(
      Tenants tenants,
      DispatchSystems dispatchSystems,
      Carriers carriers,
      OfficeDesks desks,
      OfficeMail officeMail,
      DataSource dataSource,
      TransactionTemplate transactions,
      URI publicUrl,
      Duration patience,
      Clock clock) {
    Consent consent = new Consent(dataSource);
    this.tenants = tenants;
    this.dispatchSystems = dispatchSystems;
    this.carriers = carriers;
    this.ledger = new Ledger(dataSource);
    Households households = new Households(dataSource);
    this.questions = new Questions(households, clock);
    this.sources = new KeptSources(new MarketingSources(dataSource));
    this.learning =
        new LearningFromReadings(
            new RoundTrip(dataSource),
            new MeetingPeople(new Identities(dataSource, transactions), clock),
            new NotingArea(new LeadsOutside(dataSource)));
    WishesOfSteps wishes =
        new WishesOfSteps(
            ledger, new Links(dataSource), new HouseholdKeys(dataSource), new Conditions());
    this.silentSteps =
        new SilentSteps(wishes, new OfficeErrands(desks, officeMail, new OfficeTasks(dataSource)));
    this.conversations = new Conversations(dispatchSystems, new Holds(dataSource));
    this.deciding =
        new Deciding(
            transactions,
            households,
            new Circumstances(dataSource),
            new SenderBudgets(dataSource),
            new TenantSpending(dataSource),
            new RoundTrip(dataSource),
            new Gathering(new RoundTrip(dataSource), new Contents(publicUrl), clock),
            ledger,
            new Links(dataSource),
            publicUrl,
            new ContactObstacles(dataSource),
            wishes,
            conversations);
    this.settling = new Settling(ledger, carriers, clock, patience);
    this.posting =
        new Posting(
            transactions,
            consent,
            new StoppedSenders(dataSource),
            ledger,
            carriers,
            settling,
            new ContactObstacles(dataSource));
    this.clock = clock;
  }

  @Override
  public TouchResult touch(TouchRequest request) {
    try {
      return carryOut(request);
    } catch (DispatchRefused refused) {
      return held(request, "dispatch-system", refused.getMessage());
    } catch (DispatchUnavailable away) {
      throw new TryAgain(TryAgain.Reason.DISPATCH_SYSTEM_AWAY, away.getMessage(), away.retryAfter())
          .asFailure();
    } catch (TryAgain later) {
      throw later.asFailure();
    } catch (DataAccessException | TransactionException databaseAway) {
      LOG.warn(
          "{} {}: the database could not be used ({}).",
          request.workflowId(),
          request.step().id(),
          databaseAway.getClass().getSimpleName());
      throw new TryAgain(
              TryAgain.Reason.DATABASE_AWAY,
              "The database could not be used; this touch is taken up again when it can.",
              Optional.empty())
          .asFailure();
    }
  }

  private TouchResult carryOut(TouchRequest request) {
    Optional<Tenant> tenant = tenants.find(request.subject().tenant());
    if (tenant.isEmpty()) {
      return held(
          request,
          "tenant",
          "Tenant "
              + request.subject().tenant()
              + " is not configured: add it to the file in FOLLOWUP_CONFIG, then resume.");
    }
    return request.step().send().isPresent()
        ? awaitingItsEnd(tenant.get(), introduced(request, sentOrNot(request, tenant.get())))
        : silentSteps.take(request, tenant.get(), read(request, tenant.get()), now(request));
  }

  /** Whoever was reached and is no customer yet becomes one where the office wants that. */
  private TouchResult introduced(TouchRequest request, TouchResult result) {
    if (!(result instanceof TouchResult.Sent sent)
        || !Questions.isStranger(request.subject(), request.customer())) {
      return result;
    }
    try {
      return dispatchSystems
          .of(request.subject().tenant())
          .introduce(questions.of(request))
          .<TouchResult>map(made -> telling(sent, sent.why() + " " + made))
          .orElse(sent);
    } catch (DispatchRefused refused) {
      LOG.warn("{}: no customer was made: {}", request.workflowId(), refused.getMessage());
      return telling(sent, sent.why() + " No customer was made: " + refused.getMessage());
    }
  }

  /** A run that placed a call waits to hear how it ends. */
  private static TouchResult awaitingItsEnd(Tenant tenant, TouchResult result) {
    return result instanceof TouchResult.Sent sent && sent.channel() == Channel.VOICE
        ? new TouchResult.Calling(
            sent.attempt(),
            sent.providerId(),
            sent.at(),
            tenant.calls().callBackAfter(),
            tenant.calls().retryAfter(),
            sent.why())
        : result;
  }

  private TouchResult sentOrNot(TouchRequest request, Tenant tenant) {
    List<Attempt> before = ledger.ofRun(request.workflowId());
    Optional<Attempt> earlier = earlier(request, before);
    if (earlier.isEmpty()) {
      return send(request, tenant, before);
    }
    return switch (settling.settle(earlier.get())) {
      case Tried.Done done -> done.result();
      case Tried.NotPossible no ->
          earlier.get().ordinal() == request.turn().ordinal()
              ? sendOtherwise(request, tenant, before, () -> read(request, tenant), no)
              : skipped(no, no.why());
    };
  }

  /** The last message of this touch that left us, or may have. */
  private static Optional<Attempt> earlier(TouchRequest request, List<Attempt> before) {
    List<Attempt> posted =
        before.stream()
            .filter(attempt -> attempt.step().equals(request.step().id()))
            .filter(attempt -> attempt.state() != Attempt.State.PLANNED)
            .filter(
                attempt ->
                    attempt.ordinal() == request.turn().ordinal()
                        || attempt.ordinal() == request.turn().ordinalOfOtherwise())
            .toList();
    return posted.isEmpty() ? Optional.empty() : Optional.of(posted.getLast());
  }

  private Reading read(TouchRequest request, Tenant tenant) {
    Question question = questions.of(request);
    Reading reading =
        sources.added(question, dispatchSystems.of(request.subject().tenant()).read(question));
    learning.learn(request, tenant, reading);
    return reading;
  }

  private TouchResult send(TouchRequest request, Tenant tenant, List<Attempt> before) {
    Reading reading = read(request, tenant);
    return switch (attempt(
        request, tenant, before, reading, request.step().message(), request.turn().ordinal())) {
      case Tried.Done done -> done.result();
      case Tried.NotPossible no -> sendOtherwise(request, tenant, before, () -> reading, no);
    };
  }

  private TouchResult sendOtherwise(
      TouchRequest request,
      Tenant tenant,
      List<Attempt> before,
      Supplier<Reading> reading,
      Tried.NotPossible first) {
    Optional<Message> otherwise = request.step().otherwise();
    if (otherwise.isEmpty()) {
      return skipped(first, first.why());
    }
    return switch (attempt(
        request,
        tenant,
        before,
        reading.get(),
        otherwise.get(),
        request.turn().ordinalOfOtherwise())) {
      case Tried.Done done -> because(first.why(), done.result());
      case Tried.NotPossible second -> skipped(second, first.why() + " " + second.why());
    };
  }

  private Tried attempt(
      TouchRequest request,
      Tenant tenant,
      List<Attempt> before,
      Reading reading,
      Message message,
      int ordinal) {
    Optional<String> obstacle = carriers.of(message.over()).obstacle(request.subject().tenant());
    if (obstacle.isPresent()) {
      return new Tried.NotPossible(Telling.GUARD, obstacle.get());
    }
    Instant now = now(request);
    Conversations.Heard heard = conversations.hear(request, tenant, reading, before);
    return switch (deciding.decide(request, tenant, reading, message, ordinal, now, heard.talk())) {
      case Deciding.Choice.Go go ->
          because(
              heard.remark(),
              because(
                  go.remark(), posting.post(go.attempt(), go.validity(), request.clock().speed())));
      case Deciding.Choice.Not not -> because(not.objection());
      case Deciding.Choice.Taken taken ->
          throw new TryAgain(
              TryAgain.Reason.UNDER_WAY,
              "Another try of this touch is under way.",
              Optional.of(LOOK_AGAIN));
    };
  }

  /** The database keeps microseconds; the same touch must tell the same time when asked again. */
  private Instant now(TouchRequest request) {
    return request.clock().businessTime(clock.instant()).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Tried because(Guards.Objection objection) {
    return objection.verdict() instanceof Verdict.NotPossible no
        ? new Tried.NotPossible(objection.guard(), no.why())
        : new Tried.Done(objection.result());
  }

  /** Tells what a guard that passed wants to be told. */
  private static Tried because(Optional<String> remark, Tried tried) {
    return remark.isPresent() && tried instanceof Tried.Done done
        ? new Tried.Done(because(remark.get(), done.result()))
        : tried;
  }

  /** Tells why the other message went. */
  private static TouchResult because(String why, TouchResult result) {
    return result instanceof TouchResult.Sent sent ? telling(sent, why + " " + sent.why()) : result;
  }

  private static TouchResult.Sent telling(TouchResult.Sent sent, String why) {
    return new TouchResult.Sent(sent.channel(), sent.attempt(), sent.providerId(), sent.at(), why);
  }

  private static TouchResult skipped(Tried.NotPossible last, String why) {
    return new Guards.Objection(last.guard(), new Verdict.NotPossible(why), Map.of()).result();
  }

  private static TouchResult held(TouchRequest request, String guard, String why) {
    LOG.warn("{} {} waits for a person: {}", request.workflowId(), request.step().id(), why);
    return new TouchResult.Held(guard, why);
  }
}
