package io.followup.mailbox;

import io.followup.mailbox.ArrivedMail.Fate;
import io.followup.touch.AttemptKey;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;

/** Tells reports of mail servers from letters. Whatever stands in a mail, it never throws. */
final class MailReading {
  private static final Session SESSION = Session.getInstance(new Properties());

  /** Our Message-IDs are made of the attempt's key. */
  private static final Pattern OUR_ID = Pattern.compile("<([A-Za-z0-9_-]{27})@[^<>@\\s]{1,250}>");

  private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

  private MailReading() {}

  /**
   * @param raw as it came, perhaps cut off at the bound
   */
  static ArrivedMail read(byte[] raw) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
      if (mail.isMimeType("multipart/report")
          && mail.getContentType().toLowerCase(Locale.ROOT).contains("delivery-status")) {
        return report(mail, raw);
      }
      return isFromMailServer(mail)
          ? new ArrivedMail.Puzzling("A mail server wrote it, but not in the form of a report.")
          : letter(mail, raw);
    } catch (MessagingException | IOException | RuntimeException garbage) {
      return new ArrivedMail.Puzzling(
          "It cannot be read (" + garbage.getClass().getSimpleName() + ").");
    }
  }

  private static ArrivedMail report(MimeMessage mail, byte[] raw)
      throws MessagingException, IOException {
    MultipartReport parts = new MultipartReport(mail.getDataHandler().getDataSource());
    Optional<BodyPart> verdict = part(parts, "message/delivery-status");
    if (verdict.isEmpty()) {
      return new ArrivedMail.Puzzling("The report says nothing of a delivery.");
    }
    DeliveryStatus status = new DeliveryStatus(verdict.get().getInputStream());
    Optional<AttemptKey> about = about(parts, raw);
    if (about.isEmpty()) {
      return new ArrivedMail.Puzzling("The report does not tell which e-mail it is about.");
    }
    for (int i = 0; i < status.getRecipientDSNCount(); i++) {
      InternetHeaders recipient = status.getRecipientDSN(i);
      Optional<Fate> fate = fate(recipient);
      if (fate.isPresent()) {
        return new ArrivedMail.Report(
            id(mail, raw), about.get(), fate.get(), status(recipient), raw);
      }
    }
    return new ArrivedMail.Puzzling("The report tells neither a failure nor a delay.");
  }

  private static Optional<Fate> fate(InternetHeaders recipient) {
    return switch (header(recipient, "Action").toLowerCase(Locale.ROOT)) {
      case "failed" -> Optional.of(Fate.FAILED);
      case "delayed" -> Optional.of(Fate.DELAYED);
      default -> Optional.empty();
    };
  }

  private static String status(InternetHeaders recipient) {
    var found = STATUS.matcher(header(recipient, "Status"));
    return found.find() ? found.group() : "";
  }

  private static String header(InternetHeaders headers, String name) {
    return Optional.ofNullable(headers.getHeader(name, null)).orElse("").strip();
  }

  /** The e-mail that came back, whole or its headers; else whatever looks like an id of ours. */
  private static Optional<AttemptKey> about(MultipartReport parts, byte[] raw)
      throws MessagingException, IOException {
    Optional<BodyPart> returned =
        part(parts, "text/rfc822-headers").isPresent()
            ? part(parts, "text/rfc822-headers")
            : part(parts, "message/rfc822");
    String where =
        returned.isPresent()
            ? header(new InternetHeaders(returned.get().getInputStream()), "Message-ID")
            : new String(raw, StandardCharsets.ISO_8859_1);
    return keys(where).findFirst();
  }

  private static Optional<BodyPart> part(MultipartReport parts, String type)
      throws MessagingException {
    for (int i = 0; i < parts.getCount(); i++) {
      if (parts.getBodyPart(i).isMimeType(type)) {
        return Optional.of(parts.getBodyPart(i));
      }
    }
    return Optional.empty();
  }

  private static boolean isFromMailServer(MimeMessage mail) throws MessagingException {
    String from = sender(mail);
    return from.startsWith("mailer-daemon@") || from.startsWith("postmaster@");
  }

  private static ArrivedMail letter(MimeMessage mail, byte[] raw)
      throws MessagingException, IOException {
    String thread =
        Stream.of("In-Reply-To", "References")
            .map(name -> headerOf(mail, name))
            .reduce("", (all, next) -> all + " " + next);
    return new ArrivedMail.Letter(
        id(mail, raw),
        keys(thread).distinct().toList(),
        receivers(mail),
        sender(mail),
        LetterText.author(mail),
        Optional.ofNullable(mail.getSubject()).orElse(""),
        LetterText.of(mail),
        raw);
  }

  private static Stream<AttemptKey> keys(String text) {
    return OUR_ID.matcher(text).results().map(found -> new AttemptKey(found.group(1)));
  }

  private static List<String> receivers(MimeMessage mail) {
    Stream<String> delivered =
        Stream.of("Delivered-To", "X-Original-To").map(name -> headerOf(mail, name).strip());
    return Stream.concat(addresses(mail), delivered)
        .filter(address -> !address.isEmpty())
        .map(address -> address.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Stream<String> addresses(MimeMessage mail) {
    return Stream.of(Message.RecipientType.TO, Message.RecipientType.CC)
        .flatMap(
            type -> {
              try {
                Address[] all = mail.getRecipients(type);
                return all == null ? Stream.empty() : Arrays.stream(all);
              } catch (MessagingException unreadable) {
                return Stream.empty();
              }
            })
        .filter(InternetAddress.class::isInstance)
        .map(address -> ((InternetAddress) address).getAddress());
  }

  private static String sender(MimeMessage mail) throws MessagingException {
    Address[] from = mail.getFrom();
    return from != null && from.length > 0 && from[0] instanceof InternetAddress address
        ? Optional.ofNullable(address.getAddress()).orElse("").toLowerCase(Locale.ROOT)
        : "";
  }

  private static String headerOf(MimeMessage mail, String name) {
    try {
      return Optional.ofNullable(mail.getHeader(name, " ")).orElse("");
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  /** The Message-ID; a mail without one is known by its bytes. */
  private static String id(MimeMessage mail, byte[] raw) throws MessagingException {
    String id = Optional.ofNullable(mail.getMessageID()).orElse("").strip();
    return id.isEmpty() || id.length() > 300 ? sha256(raw) : id;
  }

  private static String sha256(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }
}
