package io.followup.mailbox;

import io.followup.tenant.Tenants;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mailbox to which mail servers report and customers answer. Each mail is taken in first and
 * put away then, so that a crash in between only means that it is read again. What cannot be read
 * is put aside for a person, never deleted.
 */
public final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_BYTES = 256 * 1024;
  private static final String MILLIS_TO_CONNECT = "10000";
  private static final String MILLIS_TO_ANSWER = "20000";

  private final Access access;
  private final TakingInMail takingIn;

  /** Whether the connection to the mail server must be encrypted. */
  public enum Tls {
    /** From the first byte on (port 993). */
    IMPLICIT,
    /** After a word in clear (port 143); never without. */
    STARTTLS,
    /** Only for a server on this machine. */
    OFF
  }

  /**
   * How to open it.
   *
   * @param handled folder for what was taken in; made when it is not there
   * @param unhandled folder for what a person must look at; made when it is not there
   */
  public record Access(
      String host,
      int port,
      String username,
      String password,
      Tls tls,
      String handled,
      String unhandled) {
    @Override
    public String toString() {
      return "Access[" + host + ":" + port + ", secrets hidden]";
    }
  }

  public Mailbox(
      Access access, Tenants tenants, DataSource dataSource, TransactionTemplate transactions) {
    this.access = access;
    this.takingIn = new TakingInMail(tenants, dataSource, transactions);
  }

  /**
   * Logs in and looks into the mailbox; changes nothing in it.
   *
   * @return how many mails lie there
   * @throws MessagingException when it cannot be reached or does not let us in
   */
  public static int look(Access access) throws MessagingException {
    try (Store store = opened(access);
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      return inbox.getMessageCount();
    }
  }

  private static Store opened(Access access) throws MessagingException {
    Store store = session(access).getStore(protocol(access));
    store.connect(access.host(), access.port(), access.username(), access.password());
    return store;
  }

  /**
   * Takes in what lies in the mailbox now.
   *
   * @return how many mails were put away
   * @throws MessagingException when the mailbox cannot be reached
   * @throws org.springframework.dao.DataAccessException when the database is away; the mails stay
   */
  public int empty() throws MessagingException {
    try (Store store = opened(access)) {
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        int last = Math.min(MOST_AT_ONCE, inbox.getMessageCount());
        int done = 0;
        for (Message mail : last == 0 ? new Message[0] : inbox.getMessages(1, last)) {
          if (!mail.isSet(Flags.Flag.FLAGGED) && !mail.isSet(Flags.Flag.DELETED)) {
            take(mail, store, inbox);
            done++;
          }
        }
        return done;
      }
    }
  }

  private void take(Message mail, Store store, Folder inbox) throws MessagingException {
    Optional<String> trouble = takingIn.takeIn(MailReading.read(raw(mail)));
    trouble.ifPresent(why -> LOG.warn("A mail was put aside for a person: {}", why));
    String folder = trouble.isPresent() ? access.unhandled() : access.handled();
    try {
      Folder place = store.getFolder(folder);
      if (!place.exists()) {
        place.create(Folder.HOLDS_MESSAGES);
      }
      inbox.copyMessages(new Message[] {mail}, place);
      mail.setFlag(Flags.Flag.DELETED, true);
    } catch (MessagingException notMoved) {
      // It stays where it is, and the flag keeps it from being read for ever.
      LOG.warn("A mail could not be moved to the folder {}; it was flagged.", folder);
      mail.setFlag(Flags.Flag.FLAGGED, true);
    }
  }

  private static byte[] raw(Message mail) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      mail.writeTo(new Bounded(bytes));
    } catch (TooLong enough) {
      // The rest of a mail that long is of no use to us.
    } catch (IOException lost) {
      throw new MessagingException("the mail could not be read to its end", lost);
    }
    return bytes.toByteArray();
  }

  private static final class TooLong extends IOException {}

  /** Refuses what is too much. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes;

    Bounded(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      if (bytes.size() >= MOST_BYTES) {
        throw new TooLong();
      }
      bytes.write(b);
    }

    @Override
    public void write(byte[] chunk, int from, int length) throws IOException {
      int room = Math.max(0, MOST_BYTES - bytes.size());
      bytes.write(chunk, from, Math.min(length, room));
      if (length > room) {
        throw new TooLong();
      }
    }
  }

  private static String protocol(Access access) {
    return access.tls() == Tls.IMPLICIT ? "imaps" : "imap";
  }

  private static Session session(Access access) {
    String prefix = "mail." + protocol(access) + ".";
    Properties properties = new Properties();
    String starttls = Boolean.toString(access.tls() == Tls.STARTTLS);
    properties.put(prefix + "connectiontimeout", MILLIS_TO_CONNECT);
    properties.put(prefix + "timeout", MILLIS_TO_ANSWER);
    properties.put(prefix + "writetimeout", MILLIS_TO_ANSWER);
    properties.put(prefix + "starttls.enable", starttls);
    properties.put(prefix + "starttls.required", starttls);
    // Read without marking as seen.
    properties.put(prefix + "peek", "true");
    return Session.getInstance(properties);
  }
}
