package io.followup.mailbox;

import io.followup.inbox.MailAnswers.Author;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a letter says, and whether a person wrote it. Attachments are not read. */
final class LetterText {
  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 50;
  private static final int LONGEST = 50_000;

  private static final Set<String> AUTOMATIC =
      Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");

  private LetterText() {}

  /** The plain text; of a letter that has only HTML the text in it. */
  static String of(MimeMessage mail) throws MessagingException, IOException {
    String text = find(mail, "text/plain", 0).orElse("");
    String words =
        text.isBlank()
            ? find(mail, "text/html", 0)
                .map(LetterText::shortened)
                .map(LetterText::plain)
                .orElse("")
            : text;
    return shortened(words);
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }

  static Author author(MimeMessage mail) throws MessagingException {
    String submitted = header(mail, "Auto-Submitted");
    boolean machine =
        !submitted.isEmpty() && !submitted.equals("no")
            || AUTOMATIC.contains(header(mail, "Precedence"))
            || mail.getHeader("X-Autoreply") != null
            || mail.getHeader("X-Autorespond") != null
            || mail.getHeader("List-Id") != null;
    return machine ? Author.MACHINE : Author.PERSON;
  }

  private static String header(MimeMessage mail, String name) throws MessagingException {
    return Optional.ofNullable(mail.getHeader(name, null))
        .orElse("")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<String> find(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || depth > DEEPEST) {
      return Optional.empty();
    }
    if (part.isMimeType(type)) {
      return part.getContent() instanceof String text ? Optional.of(text) : Optional.empty();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
        BodyPart one = parts.getBodyPart(i);
        Optional<String> found = find(one, type, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Quotes of HTML mails stand in blockquotes; they are left out with all that follows. */
  private static String plain(String html) {
    return html.replaceAll("(?is)<(blockquote|div[^>]*gmail_quote).*", "")
        .replaceAll("(?is)<(style|script|head)\\b.*?</\\1>", "")
        .replaceAll("(?i)<(br|/p|/div|/li|/tr)\\b[^>]*>", "\n")
        .replaceAll("(?s)<[^>]*>", "")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
