package io.followup.simulator.twilio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How each customer's phone takes texts and calls, and which numbers have said STOP. */
public final class Phones {
  private static final Set<String> STOP_WORDS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT");
  private static final Set<String> START_WORDS = Set.of("START", "YES", "UNSTOP");

  /** How a call to the phone ends. */
  public enum CallOutcome {
    HUMAN,
    VOICEMAIL,
    NO_ANSWER,
    BUSY,
    FAILED;

    /**
     * @throws IllegalArgumentException with the list of legal words
     */
    public static CallOutcome of(String word) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.wire().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "call must be one of human, voicemail, no-answer, busy, failed"));
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What becomes of a text to the phone. */
  public sealed interface SmsOutcome {
    /** Delivered, with status callbacks. */
    record Delivered() implements SmsOutcome {}

    /** Delivered, but no status callback ever comes. */
    record Silent() implements SmsOutcome {}

    /** The create call is answered by 400 with the code. */
    record Refused(int code) implements SmsOutcome {}

    /** Accepted first, then reported as {@code failed} or {@code undelivered} with the code. */
    record Lost(String status, int code) implements SmsOutcome {}

    Pattern CODE = Pattern.compile("(?:(failed|undelivered):)?([0-9]{5})");

    /**
     * Reads {@code deliver}, {@code silent}, a code such as {@code 21610} or {@code 30003}, or a
     * code that comes by callback, such as {@code failed:21610}.
     */
    static SmsOutcome of(String word) {
      if (word.equals("deliver")) {
        return new Delivered();
      }
      if (word.equals("silent")) {
        return new Silent();
      }
      Matcher matcher = CODE.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "sms must be deliver, silent, or an error code such as 21610, 30003 or failed:21610");
      }
      int code = Integer.parseInt(matcher.group(2));
      if (matcher.group(1) != null) {
        return new Lost(matcher.group(1), code);
      }
      return code < 30000 ? new Refused(code) : new Lost("undelivered", code);
    }
  }

  /**
   * @param keys digits pressed, one per question asked
   */
  public record Behavior(SmsOutcome sms, CallOutcome call, String keys) {
    static final Behavior USUAL = new Behavior(new SmsOutcome.Delivered(), CallOutcome.HUMAN, "");
  }

  private final Map<String, Behavior> behaviors = new ConcurrentHashMap<>();
  private final Map<String, SmsOutcome> blockedSenders = new ConcurrentHashMap<>();
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  public Behavior behavior(String number) {
    return behaviors.getOrDefault(number, Behavior.USUAL);
  }

  public void behave(String number, Behavior behavior) {
    behaviors.put(number, behavior);
  }

  /**
   * What becomes of every text of a sender, whoever it goes to: carriers block numbers and
   * campaigns.
   *
   * @param sender number or messaging service
   */
  public void block(String sender, SmsOutcome outcome) {
    if (outcome instanceof SmsOutcome.Delivered) {
      blockedSenders.remove(sender);
    } else {
      blockedSenders.put(sender, outcome);
    }
  }

  /** What becomes of a text from a sender to a number. */
  SmsOutcome outcome(String sender, String number) {
    SmsOutcome blocked = blockedSenders.get(sender);
    return blocked == null ? behavior(number).sms() : blocked;
  }

  boolean hasStopped(String number) {
    return stopped.contains(number);
  }

  /** Twilio's own keyword handling: the whole text must be the word. */
  void heardFrom(String number, String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    if (STOP_WORDS.contains(word)) {
      stopped.add(number);
    } else if (START_WORDS.contains(word)) {
      stopped.remove(number);
    }
  }

  public void clear() {
    behaviors.clear();
    blockedSenders.clear();
    stopped.clear();
  }
}
