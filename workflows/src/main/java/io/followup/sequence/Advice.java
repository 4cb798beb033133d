package io.followup.sequence;

import io.followup.sequence.Template.Filled;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody with experience says of a message that can be sent: warnings only. */
final class Advice {
  private static final int MOST_SEGMENTS = 2;

  /** Spoken in 30 s. */
  private static final int MOST_WORDS_OF_VOICEMAIL = 75;

  /** A digit is spoken as a word of its own. */
  private static final Pattern WORD = Pattern.compile("\\d|\\p{L}[\\p{L}'’-]*");

  private static final Pattern SHORTENED_LINK =
      Pattern.compile(
          "(?i)(?<![a-z0-9.-])(?:www\\.)?(bit\\.ly|tinyurl\\.com|goo\\.gl|t\\.co|ow\\.ly|is\\.gd"
              + "|buff\\.ly|rebrand\\.ly|rb\\.gy|cutt\\.ly|shorturl\\.at|tiny\\.cc|t\\.ly|bl\\.ink)/");

  private static final Pattern PRICE =
      Pattern.compile(
          "(?i)[$€£]\\s?\\d[\\d,.]*\\d|[$€£]\\s?\\d|\\b\\d[\\d,.]*\\s?(?:dollars|usd)\\b");

  private Advice() {}

  /** A price that its author wrote is the same for everybody, whatever the estimate says. */
  static void onPrices(Text text) {
    Matcher price = PRICE.matcher(String.join(" ", Template.of(text.value()).written()));
    if (price.find()) {
      text.wrong(
          ProblemCode.PRICE_IN_WORDS,
          "it names the price " + price.group() + ", which goes to everybody as it stands",
          "write {{" + Slots.ESTIMATE_TOTAL + "}} if the estimate's price is meant");
    }
  }

  static void onSms(Text text) {
    Matcher link = SHORTENED_LINK.matcher(text.value());
    if (link.find()) {
      text.wrong(
          ProblemCode.LINK_SHORTENER,
          "it links to " + link.group(1) + ", and carriers filter texts with such links",
          "write the whole address, under a domain of the company");
    }
    String body = longestBody(text.value());
    int segments = SmsText.segments(body);
    if (segments > MOST_SEGMENTS) {
      String size =
          "with typical values it has "
              + body.codePointCount(0, body.length())
              + " characters and is sent and paid for as "
              + segments
              + " segments";
      SmsText.firstOutsideGsm7(body)
          .ifPresentOrElse(
              c ->
                  text.wrong(
                      ProblemCode.TOO_MANY_SEGMENTS,
                      size + " of 67 instead of 153, because of " + named(c),
                      "write it without " + named(c) + ", or in 134 characters"),
              () ->
                  text.wrong(ProblemCode.TOO_MANY_SEGMENTS, size, "shorten it to 306 characters"));
    }
  }

  private static String named(int c) {
    return "'" + Character.toString(c) + "' " + String.format("(U+%04X)", c);
  }

  /** As it is sent to a customer whose record is complete, or to one for whom defaults stand in. */
  private static String longestBody(String template) {
    Map<String, String> byDefault = new HashMap<>(Slots.TYPICAL);
    byDefault.keySet().removeAll(Template.of(template).slotsWithDefault());
    return Stream.of(Slots.TYPICAL, byDefault)
        .map(values -> Wording.of(new Message.Sms(template), values))
        .filter(Wording.Sms.class::isInstance)
        .map(wording -> ((Wording.Sms) wording).body())
        .max(Comparator.comparingInt(SmsText::segments).thenComparing(String::length))
        .orElse("");
  }

  static void onVoicemail(Text text) {
    if (Template.of(text.value()).fill(Slots.TYPICAL) instanceof Filled.Complete spoken) {
      long words = WORD.matcher(spoken.text()).results().count();
      if (words > MOST_WORDS_OF_VOICEMAIL) {
        text.wrong(
            ProblemCode.LONG_VOICEMAIL,
            "with typical values it has "
                + words
                + " words, about "
                + words * 30 / MOST_WORDS_OF_VOICEMAIL
                + " s of speech, and few people hear so much out",
            "shorten it to " + MOST_WORDS_OF_VOICEMAIL + " words, each digit counted as one");
      }
    }
  }
}
