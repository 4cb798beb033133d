package io.followup.guard;

import io.followup.guard.ConsentOnRecord.Grant;
import io.followup.touch.MessageClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * No consent, no send. A consent counts for one kind of message over one channel; that to an
 * artificial voice is one of its own (docs/reference/messaging.md, federal rules; 47 CFR
 * 64.1200(a), FCC 24-17). Marketing e-mail in the USA needs none: it needs a way out, which is
 * honoured (15 USC 7704).
 *
 * <table>
 * <caption>Policy: what must be on record</caption>
 * <tr><th></th><th>text</th><th>call with artificial voice</th><th>e-mail</th></tr>
 * <tr><td>marketing</td><td>consent</td><td>consent</td><td>nothing</td></tr>
 * <tr><td>informational</td><td>nothing: the customer gave the number for this</td>
 *     <td>consent</td><td>nothing</td></tr>
 * <tr><td>debt</td><td>nothing: the customer gave the number for this</td>
 *     <td>consent</td><td>nothing</td></tr>
 * </table>
 *
 * <table>
 * <caption>Policy: when it counts</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>it was taken back and not given again since</td><td>NOT POSSIBLE</td></tr>
 * <tr><td>a needed one is missing, and no form of the tenant collects it</td>
 *     <td>NOT POSSIBLE</td></tr>
 * <tr><td>the number was found to be perhaps somebody else's since it was given</td>
 *     <td>NOT POSSIBLE where it is needed</td></tr>
 * </table>
 */
final class ConsentGiven implements Guard {
  @Override
  public String name() {
    return "consent-given";
  }

  @Override
  public Verdict check(Sending sending) {
    ConsentOnRecord record = sending.person().consent();
    if (record.inForce().isPresent()) {
      return Verdict.PASS;
    }
    if (record.revocation().isPresent()) {
      ConsentOnRecord.Revocation revocation = record.revocation().get();
      return new Verdict.NotPossible(
          "The customer took back the consent to "
              + messages(sending)
              + ": "
              + revocation.why()
              + " on "
              + day(revocation.at())
              + ".");
    }
    if (record.collected().isPresent() || !isNeeded(sending)) {
      return Verdict.PASS;
    }
    return new Verdict.NotPossible(missing(sending, record));
  }

  private static boolean isNeeded(Sending sending) {
    return switch (sending.channel()) {
      case EMAIL -> false;
      case VOICE -> true;
      case SMS -> sending.planned().messageClass() == MessageClass.MARKETING;
    };
  }

  private static String missing(Sending sending, ConsentOnRecord record) {
    String what =
        record.grants().isEmpty()
            ? "No consent of this customer to " + messages(sending) + " is on record: "
            : "The customer's consent to "
                + messages(sending)
                + " is older than "
                + record.ownerChanged().map(ConsentGiven::day).map(LocalDate::toString).orElse("")
                + ", when the number was found to be perhaps somebody else's: ";
    return what
        + "record one with POST /api/consents, or state under contacting.consents of the tenant"
        + " what its forms collect.";
  }

  private static String messages(Sending sending) {
    String kind =
        switch (sending.planned().messageClass()) {
          case MARKETING -> "marketing ";
          case INFORMATIONAL -> "informational ";
          case DEBT -> "payment ";
        };
    return kind
        + switch (sending.channel()) {
          case SMS -> "texts";
          case VOICE -> "calls with an artificial voice";
          case EMAIL -> "e-mails";
        };
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    ConsentOnRecord record = sending.person().consent();
    Optional<Grant> grant = record.inForce();
    return Map.of(
        "class",
        sending.planned().messageClass().name(),
        "consent",
        grant
            .map(given -> given.source() + ", " + given.givenAt())
            .or(() -> record.revocation().map(taken -> "taken back " + taken.at()))
            .or(record::collected)
            .orElse(isNeeded(sending) ? "none" : "none needed"));
  }
}
