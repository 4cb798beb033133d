package io.followup.guard;

import io.followup.calendar.BusinessClock;
import io.followup.calendar.DailyHours;
import io.followup.guard.Person.Admission;
import io.followup.guard.Person.Hold;
import io.followup.guard.Person.Sharing;
import io.followup.tenant.Limits;
import io.followup.tenant.QuietHours;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import io.followup.touch.Turn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A send on Tuesday at ten that every guard passes; tests change one thing. */
final class SampleSending {
  static final Instant TUESDAY_10 = Instant.parse("2026-11-24T16:00:00Z");

  Channel channel = Channel.SMS;
  Purpose purpose = Purpose.ESTIMATE;
  Wishes wishes;
  DailyHours debts = QuietHours.usual().hours(MessageClass.DEBT);
  List<Sending.Suppression> suppressions = List.of();
  ConsentOnRecord consent = ConsentOnRecord.collectedBy("booking form");
  List<Hold> holds = List.of();
  Sharing sharing = Sharing.nobody();
  Admission admission = Admission.ALLOWED;
  Content content = SampleContent.fine();

  void says(String place, String text) {
    Map<String, String> texts = new HashMap<>(content.texts());
    texts.put(place, text);
    content = SampleContent.saying(texts);
  }

  Sending sending() {
    return new Sending(
        new Sending.Clocks(
            TUESDAY_10, 1, BusinessClock.real().speed(), TUESDAY_10, TUESDAY_10, "2026a"),
        new Sending.Planned(
            "estimate/acme/job-1",
            "first-text",
            channel,
            purpose,
            Turn.Cause.STEP,
            TUESDAY_10,
            wishes == null ? Wishes.usual(purpose) : wishes),
        new Sending.Subject(new Standing.Open("estimate 1 OPEN"), Optional.empty()),
        new Sending.Recipient(Optional.of(new Sending.Destination(true, "")), suppressions),
        new Sending.Place(
            Set.of(ZoneId.of("America/Chicago")), Set.of(), QuietHours.usual(), debts),
        new Person(consent, holds, sharing, admission),
        content,
        Sending.Controls.none(),
        Sending.Traffic.none(Limits.usual()));
  }

  /** What the one guard says of it. */
  Verdict verdict(Guard guard) {
    return guard.check(sending());
  }
}
