package io.followup.handover;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.OfficeDesk;
import io.followup.dispatch.OfficeDesks;
import io.followup.inbox.FollowUps;
import io.followup.mail.OfficeMail;
import io.followup.sending.Posted;
import io.followup.subject.CustomerId;
import io.followup.tenant.Tenant;
import io.followup.tenant.Tenants;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Leaves a task or note with the customer, and mails the office. Failures say in one sentence what
 * a person can do about them, without personal data: they stand in the history.
 */
public final class TellingTheOffice implements Informing {
  private static final Logger LOG = LoggerFactory.getLogger(TellingTheOffice.class);

  /** Searches of the dispatch system can lag behind what was filed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private static final int LINES = 20;

  /** A number that more customers share is a switchboard. */
  private static final int MOST_CUSTOMERS = 5;

  private final Tenants tenants;
  private final OfficeDesks desks;
  private final OfficeMail mail;
  private final OfficeMails mails;
  private final Conversation conversation;
  private final FollowUps followUps;

  public TellingTheOffice(
      Tenants tenants, OfficeDesks desks, OfficeMail mail, DataSource dataSource) {
    this.tenants = tenants;
    this.desks = desks;
    this.mail = mail;
    this.mails = new OfficeMails(dataSource);
    this.conversation = new Conversation(dataSource);
    this.followUps = new FollowUps(dataSource);
  }

  @Override
  public String file(Handover handover) {
    if (handover.customers().isEmpty()) {
      return "No customer is concerned, so nothing was filed.";
    }
    Tenant tenant = tenant(handover);
    try {
      String text = Memos.shortText(handover, tenant, said(handover));
      OfficeDesk desk = desks.of(handover.tenant());
      List<CustomerId> filed =
          handover.customers().stream().filter(desk::takes).limit(MOST_CUSTOMERS).toList();
      if (filed.isEmpty()) {
        return "Whom it is about is no customer yet, so nothing was filed.";
      }
      return filed.stream()
          .map(customer -> leave(handover, customer, text))
          .collect(Collectors.joining(" "));
    } catch (DispatchUnavailable away) {
      throw later(
          away.getMessage(), away.retryAfter().filter(wait -> wait.compareTo(LOOK_AGAIN) > 0));
    } catch (DispatchRefused refused) {
      throw never(handover, refused.getMessage());
    } catch (DataAccessException databaseAway) {
      throw databaseAway();
    }
  }

  private String leave(Handover handover, CustomerId customer, String text) {
    return desks
        .of(handover.tenant())
        .leave(
            new OfficeDesk.Memo(
                customer,
                followUps.jobOf(handover.tenant(), customer, handover.delivery()),
                handover.workflowId(),
                Memos.title(handover),
                text));
  }

  @Override
  public String mail(Handover handover) {
    Tenant tenant = tenant(handover);
    Optional<String> obstacle = mail.obstacle(tenant);
    if (obstacle.isPresent()) {
      return "No e-mail went to the office: " + obstacle.get();
    }
    try {
      OfficeMail.Letter letter =
          new OfficeMail.Letter(
              handover.workflowId().replace('/', '.'),
              Memos.title(handover),
              Memos.text(handover, tenant, said(handover))
                  + "\n\n["
                  + handover.workflowId()
                  + "]\n");
      return mails
          .claim(handover.tenant(), handover.workflowId())
          .map(state -> known(handover, state))
          .orElseGet(() -> send(handover, tenant, letter));
    } catch (DataAccessException databaseAway) {
      throw databaseAway();
    }
  }

  private String known(Handover handover, OfficeMails.State state) {
    if (state == OfficeMails.State.SENT) {
      return "The office was mailed.";
    }
    mails.settled(handover.workflowId(), OfficeMails.State.UNKNOWN);
    throw inDoubt(handover);
  }

  private String send(Handover handover, Tenant tenant, OfficeMail.Letter letter) {
    return switch (mail.post(tenant, letter)) {
      case Posted.Accepted accepted -> {
        mails.settled(handover.workflowId(), OfficeMails.State.SENT);
        yield "The office was mailed.";
      }
      case Posted.NotProcessed not -> {
        mails.release(handover.workflowId());
        throw later(not.why(), not.retryAfter());
      }
      case Posted.Refused refused -> {
        mails.release(handover.workflowId());
        throw never(
            handover,
            "The mail server refused the e-mail to the office ("
                + refused.code()
                + "): check mail.office and mail.from.");
      }
      case Posted.InDoubt doubt -> {
        mails.settled(handover.workflowId(), OfficeMails.State.UNKNOWN);
        throw inDoubt(handover);
      }
    };
  }

  private List<Conversation.Line> said(Handover handover) {
    return conversation.last(handover.tenant(), handover.customers(), LINES);
  }

  private Tenant tenant(Handover handover) {
    return tenants
        .find(handover.tenant())
        .orElseThrow(
            () ->
                later(
                    "Tenant "
                        + handover.tenant()
                        + " is not configured: add it to the file in FOLLOWUP_CONFIG.",
                    Optional.empty()));
  }

  private static ApplicationFailure inDoubt(Handover handover) {
    return never(
        handover,
        "It is not known whether the e-mail to the office went out; it is not sent a second time:"
            + " look into the office's mailbox.");
  }

  private static ApplicationFailure never(Handover handover, String why) {
    LOG.error("{}: {}", handover.workflowId(), why);
    return ApplicationFailure.newBuilder()
        .setType("NotTold")
        .setMessage(why)
        .setNonRetryable(true)
        .build();
  }

  private static ApplicationFailure later(String why, Optional<Duration> after) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType("TryAgain")
            .setMessage(why)
            .setCategory(ApplicationErrorCategory.BENIGN);
    after.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }

  private static ApplicationFailure databaseAway() {
    return later(
        "The database could not be used; the office is told when it can.", Optional.empty());
  }
}
