package io.followup.mailbox;

import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.guard.SuppressionKind;
import io.followup.inbox.Bell;
import io.followup.inbox.Inbox;
import io.followup.inbox.MailAnswers;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.Stored;
import io.followup.inbox.TakingAnswersIn;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.mailbox.ArrivedMail.Fate;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores mails in the inbox, once each however often they are read. A report that an address does
 * not take mail counts from the same transaction on: nothing more is sent there.
 */
final class TakingInMail {
  static final String REPORT = "mail-report";

  private static final Logger LOG = LoggerFactory.getLogger(TakingInMail.class);
  private static final String MAILBOX_FULL = "5.2.2";
  private static final String REFUSED_BY_POLICY = "5.7.";

  private final Tenants tenants;
  private final Ledger ledger;
  private final Consent consent;
  private final Inbox inbox;
  private final MailAnswers answers;
  private final TransactionTemplate transactions;

  TakingInMail(Tenants tenants, DataSource dataSource, TransactionTemplate transactions) {
    this.tenants = tenants;
    this.ledger = new Ledger(dataSource);
    this.consent = new Consent(dataSource);
    // The relay of the api looks for deliveries of others several times a second.
    this.inbox = new Inbox(dataSource, new Bell());
    this.answers =
        new MailAnswers(
            dataSource,
            inbox,
            new TakingAnswersIn(dataSource, inbox, transactions, Clock.systemUTC()));
    this.transactions = transactions;
  }

  /**
   * @return empty when it was taken in; else why a person must look at it, in one sentence
   * @throws org.springframework.dao.DataAccessException when the database is away
   */
  Optional<String> takeIn(ArrivedMail mail) {
    return switch (mail) {
      case ArrivedMail.Report report ->
          ledger
              .find(report.about())
              .map(
                  attempt -> {
                    transactions.executeWithoutResult(status -> keep(report, attempt));
                    return Optional.<String>empty();
                  })
              .orElse(Optional.of("It reports an e-mail that is not in the ledger."));
      case ArrivedMail.Letter letter -> takeIn(letter);
      case ArrivedMail.Puzzling puzzling -> Optional.of(puzzling.why());
    };
  }

  private void keep(ArrivedMail.Report report, Attempt attempt) {
    ContactPoint mailbox =
        consent.lock(
            attempt.tenant(),
            attempt.contact().kind(),
            attempt.contact().value(),
            Optional.of(attempt.customer()));
    Stored stored =
        inbox.store(
            new NewDelivery(
                    attempt.tenant(),
                    REPORT,
                    report.fate().inLedger(),
                    REPORT + ":" + report.id(),
                    Map.of("attempt", attempt.key().value(), "status", report.status()),
                    report.raw(),
                    Optional.of(attempt.workflowId()),
                    Optional.of(attempt.customer()),
                    Optional.empty())
                .applied(
                    "mail." + report.fate().inLedger(),
                    "Kept in the send ledger: the e-mail of step "
                        + attempt.step()
                        + " is "
                        + report.fate().inLedger()
                        + "."));
    if (stored.duplicate()) {
      return;
    }
    ledger.told(
        attempt.tenant(),
        attempt.key(),
        attempt.providerId().orElse(attempt.key().value()),
        report.fate().inLedger(),
        Optional.of(report.status()).filter(status -> !status.isEmpty()),
        "A mail server reported " + report.status() + " (delivery " + stored.id() + ").");
    if (isGone(report)) {
      consent.suppress(
          mailbox,
          SuppressionKind.BOUNCE,
          Suppression.Scope.EMAIL,
          "turned out to have a mailbox that takes no mail (" + report.status() + ")",
          "delivery " + stored.id());
    } else if (report.status().startsWith(REFUSED_BY_POLICY)) {
      LOG.warn(
          "A mail server refused the e-mail of attempt {} (tenant {}) by its policy ({}): check the"
              + " sender's DNS records and reputation.",
          attempt.key(),
          attempt.tenant(),
          report.status());
    }
  }

  /** A full mailbox is emptied one day, and a policy is about the sender, not the receiver. */
  private static boolean isGone(ArrivedMail.Report report) {
    String status = report.status();
    return report.fate() == Fate.FAILED
        && status.startsWith("5.")
        && !status.equals(MAILBOX_FULL)
        && !status.startsWith(REFUSED_BY_POLICY);
  }

  private Optional<String> takeIn(ArrivedMail.Letter letter) {
    List<Attempt> about =
        letter.about().stream().flatMap(key -> ledger.find(key).stream()).toList();
    Optional<TenantId> tenant =
        about.stream().findFirst().map(Attempt::tenant).or(() -> addressed(letter.to()));
    if (tenant.isEmpty()) {
      return Optional.of("It does not tell which tenant it is for.");
    }
    answers.takeIn(
        tenant.get(),
        tenants.get(tenant.get()).personSpeaksFor(),
        new MailAnswers.Mail(
            letter.id(),
            letter.from(),
            letter.about(),
            letter.subject(),
            letter.text(),
            letter.raw(),
            letter.author()));
    return Optional.empty();
  }

  /** Whose sender address it was written to; with one tenant there is no question. */
  private Optional<TenantId> addressed(List<String> to) {
    Map<TenantId, Tenant> all = tenants.all();
    return all.entrySet().stream()
        .filter(
            entry ->
                entry
                    .getValue()
                    .mailSettings()
                    .filter(mail -> to.stream().anyMatch(mail.from()::equalsIgnoreCase))
                    .isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> all.size() == 1 ? all.keySet().stream().findFirst() : Optional.empty());
  }
}
