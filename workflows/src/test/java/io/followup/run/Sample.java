package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.CallEnded;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.fact.CustomerReplied;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.HoldReleased;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.fact.WrongPartyAnswered;
import io.followup.hold.HoldKind;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Limits;
import io.followup.tenant.QuietHours;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Webhooks;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts, sequences and results in domain words, for tests. */
public final class Sample {
  public static final TenantId ACME = new TenantId("acme");
  public static final CustomerId CUSTOMER = new CustomerId("41000123");
  public static final EstimateSubject JOB =
      new EstimateSubject(ACME, EstimateSubject.Scope.JOB, "51000456");

  /** Tuesday 10:00 in Chicago. */
  public static final Instant TUESDAY_10 = Instant.parse("2026-11-24T16:00:00Z");

  private Sample() {}

  public static Sequence textThenCall() {
    return sequence(
        4,
        Duration.ofDays(30),
        new Step(
            "first-text",
            new Wait(Duration.ofHours(24), Anchor.PREVIOUS_STEP),
            new Message.Sms("Hi {{customer.firstName}}, it's {{company.name}}. STOP to end."),
            Optional.empty()),
        new Step(
            "call",
            new Wait(Duration.ofHours(72), Anchor.TRIGGER),
            new Message.Voice("unsold", "This is {{company.name}}.", "{{company.name}} called."),
            Optional.of(new Message.Email("unsold", "Your estimate", "Any questions?"))));
  }

  public static Sequence sequence(int maxTouches, Duration expires, Step... steps) {
    return new Sequence(
        "unsold-estimate",
        1,
        "0123456789ab",
        Sequence.Trigger.ESTIMATE,
        Optional.empty(),
        List.of(steps),
        Set.of(FactName.CUSTOMER_REPLIED),
        new Sequence.Limits(maxTouches, expires),
        0);
  }

  /** In Chicago, open from 9:00 to 20:00. */
  public static Tenant acme() {
    return new Tenant(
        "Acme Air & Heat",
        ZoneId.of("America/Chicago"),
        "+15125550100",
        null,
        // The week of the samples holds Thanksgiving.
        new QuietHours(null, null, null, QuietHours.Holidays.OPEN, null, null),
        null,
        Webhooks.of("acme-token-0123456789", List.of("key")),
        new Tenant.ServiceTitan(1000200030, "cid", "secret", "ak", null, null, null, null, null),
        new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null, null),
        new Limits(null, null, null, null, null, null, Duration.ZERO, null, null),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A call that was placed as this touch; its attempt is {@code call-0}, {@code call-1} … */
  public static TouchResult calling(TouchRequest request, Instant at) {
    return new TouchResult.Calling(
        "call-" + request.turn().number(),
        "CA1",
        at,
        Duration.ofHours(2),
        Duration.ofHours(4),
        "Placed the voice call.");
  }

  public static CallEnded callEnded(int call, CallOutcome outcome, Instant at) {
    return new CallEnded(
        origin("call-ended/" + call, at),
        CUSTOMER,
        JOB.workflowId(),
        "call",
        "call-" + call,
        outcome);
  }

  public static CallbackRequested callbackRequested(int call, Instant at) {
    return new CallbackRequested(
        origin("callback-requested/" + call, at),
        CUSTOMER,
        JOB.workflowId(),
        "call",
        "call-" + call);
  }

  public static FollowUp started() {
    return FollowUp.start(opened("1", TUESDAY_10), List.of(textThenCall()), BusinessClock.real());
  }

  public static EstimateOpened opened(String estimate, Instant at) {
    return opened(estimate, at, "4250.00");
  }

  public static EstimateOpened opened(String estimate, Instant at, String total) {
    return new EstimateOpened(
        origin("opened-" + estimate + "-" + at, at),
        JOB,
        new EstimateId(estimate),
        CUSTOMER,
        new BigDecimal(total),
        at,
        at);
  }

  public static EstimateSold sold(String estimate, Instant at) {
    return new EstimateSold(
        origin("sold-" + estimate + "-" + at, at), JOB, new EstimateId(estimate), at);
  }

  public static EstimateDismissed dismissed(String estimate, Instant at) {
    return new EstimateDismissed(
        origin("dismissed-" + estimate + "-" + at, at), JOB, new EstimateId(estimate), at);
  }

  public static CustomerReplied replied(Instant at) {
    return new CustomerReplied(
        origin("replied-" + at, at), CUSTOMER, Channel.SMS, Optional.of(HoldKind.HUMAN_IN_PLAY));
  }

  public static WrongPartyAnswered wrongPartyAnswered(Instant at) {
    return new WrongPartyAnswered(origin("stranger-" + at, at), CUSTOMER, Channel.SMS);
  }

  public static HoldReleased holdReleased(Instant at) {
    return new HoldReleased(origin("released-" + at, at), CUSTOMER, 12);
  }

  public static OptedOut optedOut(Instant at) {
    return new OptedOut(origin("stop-" + at, at), CUSTOMER, Channel.SMS, "texted STOP");
  }

  public static TouchResult.Sent sent(Instant at) {
    return new TouchResult.Sent(Channel.SMS, "key", "SM1", at, "Sent the SMS.");
  }

  private static Origin origin(String id, Instant at) {
    return new Origin(id, ACME, at, at, "test");
  }
}
