package io.followup.dispatch;

import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.tenant.Answers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The system in which a contractor runs the business: the state of record, read fresh before each
 * send. One instance speaks for one tenant. What a system has no notion of is simply empty in the
 * answer.
 */
public interface DispatchSystem {

  /** What is read only when somebody needs it. */
  enum Detail {
    /** Opt-outs that the dispatch system keeps for phone numbers. */
    PHONE_OPT_OUTS,
    /** Where the work is done. */
    ADDRESS,
    JOB_TYPE,
    /** Who comes to the appointment. */
    TECHNICIAN,
    /** Whether the customer is a member. */
    MEMBERSHIP,
    /** Whether the contractor serves where a lead lives. */
    SERVICE_AREA,
    /** What brought the customer of a job. */
    MARKETING_SOURCE,
    /** The first window that can still be booked. */
    FREE_WINDOW,
    /** The same, if the page for booking is told it. */
    WINDOW_OF_LINK
  }

  /**
   * Reads how a subject stands, what may be told of it, and whom it reaches. When it does not stand
   * any more, nothing else is read.
   *
   * @throws DispatchUnavailable when it cannot be read now; nothing may be sent
   * @throws DispatchRefused when it will not be readable until a person changes something
   */
  Reading read(Question question);

  /**
   * Makes whoever a message reached known to the dispatch system, where the office looks for them
   * there and the system has no record of them. Safe to call again.
   *
   * @return what was made, in one sentence; empty when there was nothing to make
   * @throws DispatchUnavailable when it is not known whether it was made; to be called again
   * @throws DispatchRefused when it will not be made until a person changes something
   */
  default Optional<String> introduce(Question question) {
    return Optional.empty();
  }

  /**
   * Signs that the office and the customer are in touch, in any order. What this engine left itself
   * is none.
   *
   * @param numbers of the customer, E.164
   * @param since wall time, exclusive
   * @param wanted what is looked for
   * @throws DispatchUnavailable when it cannot be read now
   * @throws DispatchRefused when it will not be readable until a person changes something
   */
  default List<Talk> talksSince(
      Subject subject,
      CustomerId customer,
      List<String> numbers,
      Instant since,
      Set<Answers.Conversation> wanted) {
    return List.of();
  }
}
