package io.followup.simulator.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.simulator.http.Json;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The SMTP inbox: takes every mail for every address, over plain SMTP without log-in. */
public final class Mailroom implements AutoCloseable {
  private final GreenMail server;

  private Mailroom(GreenMail server) {
    this.server = server;
  }

  public static Mailroom open(String host, int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP));
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    return new Mailroom(server);
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
