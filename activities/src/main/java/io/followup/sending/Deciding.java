package io.followup.sending;

import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Objections;
import io.followup.dispatch.EstimateReading;
import io.followup.guard.Guards;
import io.followup.guard.Sending;
import io.followup.ledger.Decision;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.link.Links;
import io.followup.link.NewLink;
import io.followup.sequence.Message;
import io.followup.sequence.SmsText;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides in one transaction, with the contact point locked, whether a message may go: stops in the
 * inbox, suppressions, guards. Either the attempt is recorded as SUBMITTING or the reason against
 * it is.
 */
final class Deciding {
  private static final String ALL_PASSED = "Every guard passed.";

  private final TransactionTemplate transactions;
  private final Consent consent;
  private final Objections objections;
  private final Ledger ledger;
  private final Zones zones;
  private final Links links;
  private final URI publicUrl;
  private final People people;
  private final Contents contents;
  private final ContactObstacles obstacles;

  Deciding(
      TransactionTemplate transactions,
      Consent consent,
      Objections objections,
      Ledger ledger,
      Zones zones,
      Links links,
      URI publicUrl,
      DataSource dataSource) {
    this.transactions = transactions;
    this.consent = consent;
    this.objections = objections;
    this.ledger = ledger;
    this.zones = zones;
    this.links = links;
    this.publicUrl = publicUrl;
    this.people = new People(dataSource);
    this.contents = new Contents(dataSource, publicUrl);
    this.obstacles = new ContactObstacles(dataSource);
  }

  /** What was decided. */
  sealed interface Choice {
    /** The caller owns the one POST of this attempt. */
    record Go(NewAttempt attempt, Duration validity) implements Choice {}

    record Not(Guards.Objection objection) implements Choice {}

    /** Another try of the same touch was faster. */
    record Taken() implements Choice {}
  }

  /**
   * @param ordinal of the step's own message or of its {@code otherwise}, see {@link
   *     io.followup.touch.Turn}
   * @param now business time
   */
  Choice decide(
      TouchRequest request,
      Tenant tenant,
      EstimateReading reading,
      Message message,
      int ordinal,
      Instant now) {
    Channel channel = message.over();
    Destinations.Chosen chosen =
        new Destinations(obstacles).choose(channel, reading, request.subject().tenant(), tenant);
    TouchLinks made = new TouchLinks(publicUrl);
    Wording.Written written = Wording.write(message, request, reading, tenant, made);
    Set<ZoneId> places = zones.of(reading, tenant);
    return transactions.execute(
        status -> {
          Optional<ContactPoint> point =
              chosen
                  .value()
                  .map(
                      value ->
                          consent.lock(
                              request.subject().tenant(),
                              Destinations.kind(channel),
                              value,
                              Optional.of(request.customer())));
          Objections.Found found =
              objections.find(
                  request.subject().tenant(),
                  point,
                  channel,
                  request.workflowId(),
                  request.customer());
          Sending sending =
              new Sending(
                  new Sending.Clocks(now, tenant.speed(), request.clock().speed()),
                  new Sending.Planned(
                      request.workflowId(),
                      request.step().id(),
                      channel,
                      request.purpose(),
                      request.firstDueAt()),
                  new Sending.Subject(estimates(reading), found.unrelayedStop()),
                  new Sending.Recipient(
                      chosen.forGuards(), suppressions(channel, chosen, reading, found)),
                  new Sending.Place(places, tenant.quietHours()),
                  people.of(request, tenant, channel, point, now),
                  contents.of(written, reading, tenant, channel, point, now));
          return Guards.check(sending)
              .map(objection -> not(request, ordinal, channel, point, objection, now))
              .orElseGet(
                  () ->
                      submit(
                          request,
                          new NewAttempt(
                              request.workflowId(),
                              request.step().id(),
                              ordinal,
                              request.sequence(),
                              channel,
                              request.customer(),
                              point.orElseThrow(),
                              sending.content().texts(),
                              now,
                              new NewAttempt.Terms(
                                  request.purpose(),
                                  tenant.sender(channel),
                                  segments(channel, sending.content().texts()),
                                  Guards.inputs(sending))),
                          made.made(),
                          Zones.validity(now, places, tenant)));
        });
  }

  /** What the sender's budget pays. */
  private static int segments(Channel channel, Map<String, String> texts) {
    return channel == Channel.SMS ? SmsText.segments(texts.get("text")) : 1;
  }

  private Choice submit(
      TouchRequest request, NewAttempt worded, List<NewLink> made, Duration validity) {
    NewAttempt attempt = inConversation(worded);
    Optional<Guards.Objection> filtered = new FilteredTexts(ledger).against(attempt);
    if (filtered.isPresent()) {
      return not(
          request,
          attempt.ordinal(),
          attempt.channel(),
          Optional.of(attempt.contact()),
          filtered.get(),
          attempt.businessAt());
    }
    if (!ledger.submit(attempt, ALL_PASSED)) {
      return new Choice.Taken();
    }
    links.keep(attempt.key(), made);
    return new Choice.Go(attempt, validity);
  }

  /** E-mails of one run stand together in the customer's mailbox. */
  private NewAttempt inConversation(NewAttempt attempt) {
    return attempt.channel() == Channel.EMAIL
        ? ledger
            .firstMail(attempt.workflowId())
            .map(first -> attempt.saying("inReplyTo", first))
            .orElse(attempt)
        : attempt;
  }

  private Choice not(
      TouchRequest request,
      int ordinal,
      Channel channel,
      Optional<ContactPoint> point,
      Guards.Objection objection,
      Instant now) {
    ledger.decided(
        new Decision(
            request.subject().tenant(),
            request.workflowId(),
            request.step().id(),
            ordinal,
            channel,
            request.customer(),
            point,
            objection.guard(),
            objection.verdict(),
            objection.inputs(),
            now));
    return new Choice.Not(objection);
  }

  private static List<Sending.Estimate> estimates(EstimateReading reading) {
    return reading.options().stream()
        .map(option -> new Sending.Estimate(option.id(), option.status(), option.total()))
        .toList();
  }

  private static List<Sending.Suppression> suppressions(
      Channel channel, Destinations.Chosen chosen, EstimateReading reading, Objections.Found ours) {
    Stream<Sending.Suppression> theirs =
        reading.refusals().stream()
            .filter(refusal -> refusal.channels().contains(channel))
            .filter(
                refusal -> refusal.contact().isEmpty() || refusal.contact().equals(chosen.value()))
            .map(refusal -> new Sending.Suppression(refusal.why()));
    return Stream.concat(ours.suppressions().stream(), theirs).toList();
  }
}
