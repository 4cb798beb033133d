package io.followup.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.consent.ConsentEntry;
import io.followup.consent.Hold;
import io.followup.consent.Lifting;
import io.followup.contact.ContactStory;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A customer as the API tells of them.
 *
 * @param contactPoints numbers and mailboxes; masked for viewers
 * @param consents what was agreed to and taken back, oldest first
 * @param suppressions what must not be sent now
 * @param obstacles what carriers told of numbers and mailboxes
 * @param holds why only a person may go on, and what was released
 * @param story what was sent, decided and said, oldest first
 * @param next where the next page of the story begins; absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactView(
    String tenant,
    String customer,
    List<PointView> contactPoints,
    List<ConsentView> consents,
    List<SuppressionView> suppressions,
    List<ObstacleView> obstacles,
    List<HoldView> holds,
    List<EntryView> story,
    String next) {

  /** What the store knows. */
  record Found(
      List<ContactStory.Point> points,
      List<ConsentEntry> consents,
      List<ContactStory.Suppressed> suppressions,
      List<Lifting.InTheWay> obstacles,
      List<Hold> holds,
      List<ContactStory.Entry> story) {}

  /**
   * @param customers how many customers have it
   */
  record PointView(long id, String kind, String value, Instant since, int customers) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConsentView(
      String what,
      Long contactPoint,
      String covers,
      String channel,
      String words,
      String source,
      String proof,
      Instant at,
      String recordedBy) {}

  /**
   * @param contactPoint absent: the customer, wherever reached
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SuppressionView(
      long id,
      Long contactPoint,
      String channel,
      String kind,
      String why,
      String source,
      Instant since) {}

  /**
   * @param times how often it was told; some kinds count from the second or third time
   */
  record ObstacleView(
      long id,
      long contactPoint,
      String channel,
      String kind,
      String code,
      int times,
      Instant since) {
    static ObstacleView of(Lifting.InTheWay obstacle) {
      return new ObstacleView(
          obstacle.id(),
          obstacle.contactPoint(),
          obstacle.channel(),
          ContactView.code(obstacle.kind()),
          obstacle.code(),
          obstacle.times(),
          obstacle.since());
    }
  }

  /**
   * @param until when it ends by itself; absent: when somebody releases it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HoldView(
      long id,
      String kind,
      String why,
      String source,
      Instant since,
      Instant until,
      Instant releasedAt,
      String releasedBy,
      String releasedWhy) {

    static HoldView of(Hold hold) {
      return new HoldView(
          hold.id(),
          hold.kind().code(),
          hold.why(),
          hold.source(),
          hold.since(),
          hold.until().orElse(null),
          hold.release().map(Hold.Release::at).orElse(null),
          hold.release().map(Hold.Release::by).orElse(null),
          hold.release().map(Hold.Release::why).orElse(null));
    }
  }

  /**
   * @param sentence what happened and why
   * @param words what was said by us or by the customer; not for viewers
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      Instant at,
      String kind,
      String run,
      String step,
      String channel,
      String what,
      String sentence,
      String words) {}

  static ContactView of(
      TenantId tenant, CustomerId customer, Found found, Optional<String> next, Showing showing) {
    return new ContactView(
        tenant.value(),
        customer.value(),
        found.points().stream()
            .map(
                point ->
                    new PointView(
                        point.id(),
                        point.kind(),
                        showing.place(point.value()),
                        point.since(),
                        point.customers()))
            .toList(),
        found.consents().stream().map(ContactView::consent).toList(),
        found.suppressions().stream().map(ContactView::suppression).toList(),
        found.obstacles().stream().map(ObstacleView::of).toList(),
        found.holds().stream().map(HoldView::of).toList(),
        found.story().stream().map(entry -> entry(entry, showing)).toList(),
        next.orElse(null));
  }

  private static ConsentView consent(ConsentEntry entry) {
    return new ConsentView(
        entry.what() == ConsentEntry.What.GIVEN ? "given" : "taken-back",
        entry.contactPoint().orElse(null),
        entry.covers(),
        entry.channel(),
        entry.words(),
        entry.source(),
        entry.proof().orElse(null),
        entry.at(),
        entry.recordedBy());
  }

  private static SuppressionView suppression(ContactStory.Suppressed suppressed) {
    return new SuppressionView(
        suppressed.id(),
        suppressed.contactPoint().orElse(null),
        suppressed.channel(),
        code(suppressed.kind()),
        suppressed.why(),
        suppressed.source(),
        suppressed.since());
  }

  private static EntryView entry(ContactStory.Entry entry, Showing showing) {
    return new EntryView(
        entry.place().at(),
        code(entry.kind().name()),
        entry.run().orElse(null),
        entry.step().orElse(null),
        entry.channel().orElse(null),
        code(entry.what()),
        Sentences.of(entry),
        showing.words(entry.words()).orElse(null));
  }

  private static String code(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
