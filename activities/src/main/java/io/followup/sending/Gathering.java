package io.followup.sending;

import io.followup.calendar.TimeZoneData;
import io.followup.consent.ContactPoint;
import io.followup.consent.Objections;
import io.followup.dispatch.Reading;
import io.followup.guard.Sending;
import io.followup.guard.Wishes;
import io.followup.roundtrip.Answers;
import io.followup.roundtrip.Question;
import io.followup.roundtrip.RoundTrip;
import io.followup.sequence.Message;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.traffic.Circumstances;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what the guards look at, within the transaction that decides, by one round trip. */
final class Gathering {
  private final RoundTrip database;
  private final Contents contents;
  private final Whereabouts whereabouts = new Whereabouts();
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  Gathering(RoundTrip database, Contents contents, Clock clock) {
    this.database = database;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * @param asked about what; its contact point is locked
   */
  Sending gather(
      TouchRequest request,
      Tenant tenant,
      Reading reading,
      Destinations.Chosen chosen,
      Wording.Written written,
      Wishes wishes,
      Circumstances.Asked asked) {
    Channel channel = asked.channel();
    Optional<ContactPoint> point = asked.point();
    Instant now = asked.now();
    Question<Objections.Found> objections =
        Objections.question(asked.tenant(), point, channel, asked.workflowId(), asked.customer());
    Question<Circumstances.Found> circumstances = Circumstances.question(asked, tenant.limits());
    People people = new People(wishes.messageClass(), tenant, asked);
    Optional<Question<List<String>>> textsBefore =
        point
            .filter(place -> channel == Channel.SMS)
            .map(place -> Contents.textsBefore(place, tenant, now));
    List<Question<?>> questions = new ArrayList<>(List.of(objections, circumstances));
    questions.addAll(people.questions());
    textsBefore.ifPresent(questions::add);
    Answers answers = database.ask(questions);
    Objections.Found ours = answers.to(objections);
    Circumstances.Found found = answers.to(circumstances);
    return new Sending(
        new Sending.Clocks(
            now,
            tenant.speed(),
            request.clock().speed(),
            clock.instant(),
            found.databaseWall(),
            TimeZoneData.release()),
        new Sending.Planned(
            request.workflowId(),
            request.step().id(),
            channel,
            request.purpose(),
            request.turn().cause(),
            request.firstDueAt(),
            wishes),
        new Sending.Subject(reading.standing(), ours.unrelayedStop()),
        new Sending.Recipient(chosen.forGuards(), suppressions(channel, chosen, reading, ours)),
        whereabouts.of(
            reading.party(), channel == Channel.EMAIL ? Optional.empty() : chosen.value(), tenant),
        people.known(answers),
        contents.of(written, reading, tenant, wishes.messageClass(), textsBefore.map(answers::to)),
        found.controls(),
        found.traffic());
  }

  static Circumstances.Asked asked(
      TouchRequest request,
      Tenant tenant,
      Message message,
      Wishes wishes,
      Optional<ContactPoint> point,
      Instant now) {
    return new Circumstances.Asked(
        request.subject().tenant(),
        request.customer(),
        point,
        request.workflowId(),
        request.step().id(),
        tenant.sender(message.over()),
        message.over(),
        request.sequence().replaceFirst("@.*$", ""),
        template(message),
        wishes.priority(),
        now);
  }

  private static Optional<String> template(Message message) {
    return switch (message) {
      case Message.Sms text -> Optional.empty();
      case Message.Voice voice -> Optional.of(voice.script());
      case Message.Email email -> Optional.of(email.template());
    };
  }

  private static List<Sending.Suppression> suppressions(
      Channel channel, Destinations.Chosen chosen, Reading reading, Objections.Found ours) {
    Stream<Sending.Suppression> theirs =
        reading.party().refusals().stream()
            .filter(refusal -> refusal.channels().contains(channel))
            .filter(
                refusal -> refusal.contact().isEmpty() || refusal.contact().equals(chosen.value()))
            .map(refusal -> new Sending.Suppression(refusal.why()));
    return Stream.concat(ours.suppressions().stream(), theirs).toList();
  }
}
