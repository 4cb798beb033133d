package io.followup.mailbox;

import io.followup.inbox.MailAnswers.Author;
import io.followup.touch.AttemptKey;
import java.util.List;

/** A mail that came to the mailbox of the engine, as far as it was understood. */
sealed interface ArrivedMail {

  /**
   * A mail server reports what became of an e-mail of ours (RFC 3464).
   *
   * @param id the same for the same report
   * @param about the attempt whose e-mail it is
   * @param fate what became of it
   * @param status enhanced status code (RFC 3463): {@code 5.1.1}
   * @param raw the report, bounded; personal
   */
  record Report(String id, AttemptKey about, Fate fate, String status, byte[] raw)
      implements ArrivedMail {
    @Override
    public String toString() {
      return "Report[" + about + " " + fate + " " + status + "]";
    }
  }

  /** What a mail server says of an e-mail. */
  enum Fate {
    /** Given up for good. */
    FAILED("bounced"),
    /** Still being tried. */
    DELAYED("delayed");

    private final String inLedger;

    Fate(String inLedger) {
      this.inLedger = inLedger;
    }

    /** As the ledger keeps it. */
    String inLedger() {
      return inLedger;
    }
  }

  /**
   * Anything else: somebody wrote, or a program answered for somebody.
   *
   * @param id the same for the same mail
   * @param about attempts whose e-mails it answers, as its headers say; may be empty
   * @param to addresses that it was sent to, in lower case
   * @param from address of the sender in lower case; may be empty
   * @param author a person, or a program that answers for one
   * @param subject personal
   * @param text what it says, quotes and all; personal
   * @param raw the mail, bounded; personal
   */
  record Letter(
      String id,
      List<AttemptKey> about,
      List<String> to,
      String from,
      Author author,
      String subject,
      String text,
      byte[] raw)
      implements ArrivedMail {
    @Override
    public String toString() {
      return "Letter";
    }
  }

  /**
   * It cannot be read; a person must look at it.
   *
   * @param why one sentence without personal data
   */
  record Puzzling(String why) implements ArrivedMail {}
}
