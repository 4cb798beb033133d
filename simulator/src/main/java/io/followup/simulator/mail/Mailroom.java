package io.followup.simulator.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.simulator.http.Json;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The mail server: takes every mail for every address, over plain SMTP without log-in, and shows
 * every mailbox over plain IMAP whatever the password. An address that is told to bounce reports
 * back to the envelope's sender instead.
 */
public final class Mailroom implements AutoCloseable {
  private static final String UNDELIVERED = "undelivered@mail.example.com";

  private final GreenMail server;
  private final Map<String, String> bouncing = new ConcurrentHashMap<>();

  private Mailroom(GreenMail server) {
    this.server = server;
  }

  public static Mailroom open(String host, int smtpPort, int imapPort) {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(imapPort, host, ServerSetup.PROTOCOL_IMAP)
            });
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    Mailroom room = new Mailroom(server);
    server.getUserManager().setMessageDeliveryHandler(room::receiver);
    return room;
  }

  public int imapPort() {
    return server.getImap().getPort();
  }

  /**
   * @param status enhanced code such as {@code 5.1.1} or {@code 4.4.1}; {@code deliver} takes mails
   *     again
   */
  public void behave(String address, String status) {
    if (status.equals("deliver")) {
      bouncing.remove(address);
    } else if (status.matches("[45]\\.\\d{1,3}\\.\\d{1,3}")) {
      bouncing.put(address, status);
    } else {
      throw new IllegalArgumentException(
          "mail must be deliver, or a status such as 5.1.1 or 4.4.1");
    }
  }

  /** A mail from a customer, as into the mailbox of whoever sent the one that it answers. */
  public void arrives(String from, String to, String subject, String text, String inReplyTo) {
    put(
        to,
        """
        From: %s
        To: %s
        Subject: %s
        Message-ID: <%s@mail.example.com>
        %sContent-Type: text/plain; charset=utf-8

        %s
        """
            .formatted(
                from,
                to,
                subject,
                UUID.randomUUID(),
                inReplyTo.isEmpty() ? "" : "In-Reply-To: " + inReplyTo + "\n",
                text));
  }

  /** Says into whose mailbox it goes. */
  private GreenMailUser receiver(MovingMessage mail, MailAddress to) throws MessagingException {
    String status = bouncing.get(to.getEmail());
    if (status == null) {
      return user(to.getEmail());
    }
    put(
        mail.getReturnPath().getEmail(),
        """
        From: MAILER-DAEMON@mail.example.com
        To: %s
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <%s@mail.example.com>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="part"

        --part
        Content-Type: text/plain

        The mail could not be delivered.
        --part
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.com

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s

        --part
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --part--
        """
            .formatted(
                mail.getReturnPath().getEmail(),
                UUID.randomUUID(),
                to.getEmail(),
                status.startsWith("5") ? "failed" : "delayed",
                status,
                mail.getMessage().getMessageID()));
    return user(UNDELIVERED);
  }

  private void put(String address, String text) {
    try {
      user(address)
          .deliver(
              new MimeMessage(
                  Session.getInstance(new Properties()),
                  new ByteArrayInputStream(
                      text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail could not be put into a mailbox.", e);
    }
  }

  private synchronized GreenMailUser user(String address) {
    GreenMailUser known = server.getUserManager().getUserByEmail(address);
    try {
      return known != null ? known : server.getUserManager().createUser(address, address, address);
    } catch (UserException e) {
      throw new IllegalStateException("A mailbox could not be made.", e);
    }
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** Mails to an address, or all; at most so many of the newest, oldest first. */
  public List<ObjectNode> mails(Optional<String> to, int newest) {
    List<Arrived> arrived =
        users(to).flatMap(this::inbox).sorted(Comparator.comparing(Arrived::order)).toList();
    return arrived.subList(Math.max(0, arrived.size() - newest), arrived.size()).stream()
        .map(Mailroom::json)
        .toList();
  }

  private record Arrived(String mailbox, StoredMessage mail) {
    long order() {
      return mail.getReceivedDate().getTime();
    }
  }

  private Stream<GreenMailUser> users(Optional<String> address) {
    return address
        .map(a -> Stream.ofNullable(server.getUserManager().getUserByEmail(a)))
        .orElseGet(() -> server.getUserManager().listUser().stream());
  }

  private Stream<Arrived> inbox(GreenMailUser user) {
    try {
      MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
      return inbox.getMessages().stream().map(mail -> new Arrived(user.getEmail(), mail));
    } catch (FolderException e) {
      throw new IllegalStateException("The inbox of a mail user could not be read.", e);
    }
  }

  private static ObjectNode json(Arrived arrived) {
    ObjectNode json = Json.object();
    try {
      MimeMessage mail = arrived.mail().getMimeMessage();
      json.put("to", arrived.mailbox());
      json.put("from", first(mail.getHeader("From")));
      json.put("replyTo", first(mail.getHeader("Reply-To")));
      json.put("subject", mail.getSubject());
      json.put("messageId", mail.getMessageID());
      json.put("receivedAt", arrived.mail().getReceivedDate().toInstant().toString());
      json.put("text", text(mail, "text/plain"));
      json.put("html", text(mail, "text/html"));
      ObjectNode headers = json.putObject("headers");
      mail.getAllHeaders()
          .asIterator()
          .forEachRemaining(h -> headers.put(h.getName(), h.getValue()));
    } catch (MessagingException | IOException e) {
      json.put("problem", "the mail cannot be read: " + e.getMessage());
    }
    return json;
  }

  private static String first(String[] values) {
    return values == null || values.length == 0 ? null : values[0];
  }

  /** The first part of the type, or null. */
  private static String text(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = text(inner, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  public void clear() {
    bouncing.clear();
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new IllegalStateException("The mailboxes could not be emptied.", e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
