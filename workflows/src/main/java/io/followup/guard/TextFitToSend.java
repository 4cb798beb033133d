package io.followup.guard;

import io.followup.guard.Content.WayOut;
import io.followup.sequence.SmsText;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.util.Map;
import java.util.Optional;

/**
 * The final text of an SMS: what the author could not see, because it came from the customer's
 * record.
 *
 * <table>
 * <caption>Policy for SMS</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the name in it does not look like one</td><td>HOLD</td></tr>
 * <tr><td>it links to a host that is not the company's</td><td>HOLD</td></tr>
 * <tr><td>it threatens, in a text about money owed</td><td>HOLD</td></tr>
 * <tr><td>it is empty, longer than Twilio takes (1600), or has more segments than the tenant
 *     allows</td><td>HOLD</td></tr>
 * <tr><td>it does not name the company</td><td>HOLD</td></tr>
 * <tr><td>it does not say how to end texts, and is the first one to the number, the first one for
 *     30 days, or about money owed</td><td>HOLD</td></tr>
 * </table>
 */
final class TextFitToSend implements Guard {
  /** Twilio refuses longer ones (error 21617). */
  private static final int LONGEST = 1_600;

  @Override
  public String name() {
    return "text-fit-to-send";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.channel() != Channel.SMS) {
      return Verdict.PASS;
    }
    return wrong(sending).<Verdict>map(Verdict.Hold::new).orElse(Verdict.PASS);
  }

  private static Optional<String> wrong(Sending sending) {
    Content content = sending.content();
    String text = content.text("text");
    return ContentRules.broken(sending)
        .or(() -> size(text, content.mostSegments()))
        .or(
            () ->
                ContentRules.namesTheCompany(content, text)
                    ? Optional.empty()
                    : Optional.of(
                        "The text does not say who sends it: name the company by"
                            + " {{company.name}}."))
        .or(
            () ->
                mustTellTheWayOut(sending) && !WayOutOfTexts.isToldIn(text)
                    ? Optional.of(
                        "The text does not say how to end texts: add \"Reply STOP to end texts.\"")
                    : Optional.empty());
  }

  private static Optional<String> size(String text, int mostSegments) {
    if (text.isBlank()) {
      return Optional.of("The text is empty.");
    }
    if (text.length() > LONGEST) {
      return Optional.of(
          "The text has "
              + text.length()
              + " characters, more than the "
              + LONGEST
              + " that Twilio takes: shorten it.");
    }
    int segments = SmsText.segments(text);
    return segments > mostSegments
        ? Optional.of(
            "The text has "
                + segments
                + " segments, more than the "
                + mostSegments
                + " of contacting.most-segments: shorten it.")
        : Optional.empty();
  }

  private static boolean mustTellTheWayOut(Sending sending) {
    return sending.content().optOutLine() == WayOut.MUST_BE_TOLD
        || sending.planned().messageClass() == MessageClass.DEBT;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    if (sending.channel() != Channel.SMS) {
      return Map.of();
    }
    String text = sending.content().text("text");
    return Map.of(
        "characters",
        Integer.toString(text.length()),
        "segments",
        Integer.toString(SmsText.segments(text)),
        "wayOut",
        WayOutOfTexts.isToldIn(text) ? "told" : sending.content().optOutLine().name());
  }
}
