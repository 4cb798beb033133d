package io.followup.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody wrote in a mail, without what was quoted below it and without the signature. */
public final class MailText {
  private static final Pattern QUOTE_BEGINS =
      Pattern.compile(
          "(?i)^\\s*(on .{4,200} wrote:|el .{4,200} escribi[oó]:|le .{4,200} a écrit\\s?:"
              + "|-{2,}\\s*(original message|forwarded message|mensaje original).*|_{10,}"
              + "|from: .+|de: .+@.+|begin forwarded message:|sent from my .+|get outlook for .+"
              + "|enviado desde mi .+)\\s*$");

  /** The first half of "On … wrote:" where a mail program broke the line. */
  private static final Pattern QUOTE_BEGINS_ON_TWO_LINES =
      Pattern.compile("(?is)^\\s*on .{4,200}\\n.{0,200}wrote:\\s*$");

  private MailText() {}

  /**
   * @param text the plain text of the mail
   * @return empty when nothing but quotes stands there
   */
  public static String withoutQuotes(String text) {
    List<String> lines = text.lines().toList();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      if (line.equals("-- ")
          || line.equals("--")
          || QUOTE_BEGINS.matcher(line).matches()
          || QUOTE_BEGINS_ON_TWO_LINES.matcher(line + "\n" + next).matches()) {
        break;
      }
      if (!line.stripLeading().startsWith(">")) {
        own.add(line);
      }
    }
    return String.join("\n", own).strip();
  }
}
