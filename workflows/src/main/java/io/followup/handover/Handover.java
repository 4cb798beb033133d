package io.followup.handover;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person of the office must take over. Ids only: what was said is looked up when
 * the office is told.
 *
 * @param cause what it is about, unique within the tenant: {@code delivery-4711}, or the id of an
 *     alert. The same cause is handed over once
 * @param customers whom it is about; empty for alerts about ourselves
 * @param delivery the customer's answer in the inbox, where there is one
 * @param why what happened and what is expected of the person, in one or two sentences without
 *     personal data
 */
public record Handover(
    TenantId tenant,
    String cause,
    Kind kind,
    List<CustomerId> customers,
    Optional<Long> delivery,
    String why) {

  /** What a person must take over. */
  public enum Kind {
    /** The customer answered. */
    REPLY("Customer answered"),
    /** The answer may be a refusal, or is angry. */
    REVIEW("Answer to be judged"),
    /** A dispute, an attorney, a death, a complaint. */
    HOLD("Customer on hold"),
    /** The number or address is somebody else's. */
    WRONG_PARTY("Wrong number or address"),
    /** The customer called the office, or the office noted something about the customer. */
    IN_CONVERSATION("Follow-up waits for you"),
    /** A sender of ours was stopped; nothing goes out through it. */
    SENDER_STOPPED("Sender stopped");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** For the names of tasks and the subjects of mails. */
    public String title() {
      return title;
    }
  }

  public Handover {
    customers = List.copyOf(customers);
    if (!cause.matches("[A-Za-z0-9._-]{1,80}")) {
      throw new IllegalArgumentException(
          "the cause of a handover is part of its id: use 1 to 80 of A-Z, a-z, 0-9, '.', '_', '-'");
    }
  }

  /** Id of the workflow; it stands in the task and in the mail, so that neither is made twice. */
  public String workflowId() {
    return "handover/" + tenant + "/" + cause;
  }
}
