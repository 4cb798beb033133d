package io.followup.dispatch;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is asked of a dispatch system before something is sent.
 *
 * @param customer the customer's number there, or whoever is behind the subject
 * @param trigger what started the sequence: the same job is asked about otherwise while its
 *     appointment lies ahead than once it is completed
 * @param details what is wanted besides standing and party
 * @param since when the trigger came true
 * @param now business time
 * @param known numbers and mailboxes that our own record has of the customer, in E.164 form and
 *     lower case; asked for only where the dispatch system may know none. Personal
 */
public record Question(
    Subject subject,
    CustomerId customer,
    Trigger trigger,
    Set<Detail> details,
    Instant since,
    Instant now,
    List<String> known) {

  public Question {
    details = Set.copyOf(details);
    known = List.copyOf(known);
  }

  public boolean wants(Detail detail) {
    return details.contains(detail);
  }

  /** What the law takes messages of this trigger for. */
  public MessageClass messageClass() {
    return Purpose.of(trigger).messageClass();
  }

  @Override
  public String toString() {
    return "Question[" + subject.workflowId() + " " + trigger + "]";
  }
}
