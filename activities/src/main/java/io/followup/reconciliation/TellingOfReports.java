package io.followup.reconciliation;

import io.followup.handover.OfficeMails;
import io.followup.mail.OfficeMail;
import io.followup.sending.Posted;
import io.followup.tenant.Tenant;
import io.followup.tenant.Tenants;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails the office once of a report with findings, and of one that could not be completed. */
public final class TellingOfReports {
  private static final Logger LOG = LoggerFactory.getLogger(TellingOfReports.class);

  private final Tenants tenants;
  private final OfficeMail mail;
  private final OfficeMails mails;

  public TellingOfReports(Tenants tenants, OfficeMail mail, DataSource dataSource) {
    this.tenants = tenants;
    this.mail = mail;
    this.mails = new OfficeMails(dataSource);
  }

  void tell(Report report) {
    Tenant tenant = tenants.get(report.tenant());
    if (isQuiet(report) || mail.obstacle(tenant).isPresent()) {
      return;
    }
    String key = "reconciliation/" + report.tenant() + "/" + report.id();
    if (mails.claim(report.tenant(), key).isPresent()) {
      return;
    }
    OfficeMail.Letter letter =
        new OfficeMail.Letter(key.replace('/', '.'), title(report), text(report));
    switch (mail.post(tenant, letter)) {
      case Posted.Accepted accepted -> mails.settled(key, OfficeMails.State.SENT);
      case Posted.NotProcessed not -> {
        mails.release(key);
        throw ApplicationFailure.newBuilder()
            .setType("TryAgain")
            .setMessage(not.why())
            .setCategory(ApplicationErrorCategory.BENIGN)
            .build();
      }
      case Posted.Refused refused -> {
        mails.settled(key, OfficeMails.State.UNKNOWN);
        LOG.error(
            "The mail server refused the mail of report {} ({}): check mail.office and mail.from.",
            report.id(),
            refused.code());
      }
      case Posted.InDoubt doubt -> mails.settled(key, OfficeMails.State.UNKNOWN);
    }
  }

  private static boolean isQuiet(Report report) {
    return report.state() == Report.State.DONE
        && report.repaired().isEmpty()
        && report.people().isEmpty();
  }

  private static String title(Report report) {
    int people = Tally.sum(named(report.people()));
    if (report.state() == Report.State.FAILED) {
      return "Follow-up: The nightly comparison was not completed";
    }
    return people == 0
        ? "Follow-up: The nightly comparison repaired what webhooks had not told"
        : "Follow-up: The nightly comparison found %d for you to look at".formatted(people);
  }

  private static String text(Report report) {
    return """
    %s
    Repaired:
    %s
    For you to look at:
    %s
    All of it, with what to do: GET /api/reconciliation/%d
    """
        .formatted(
            report
                .why()
                .orElse("%d objects were compared with our record.".formatted(report.objects())),
            lines(report.repaired()),
            lines(report.people()),
            report.id());
  }

  private static String lines(Map<FindingClass, Integer> counts) {
    return counts.isEmpty()
        ? "- nothing\n"
        : counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "- %d × %s%n".formatted(entry.getValue(), entry.getKey().inWords()))
            .collect(Collectors.joining());
  }

  private static Map<String, Integer> named(Map<FindingClass, Integer> counts) {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }
}
