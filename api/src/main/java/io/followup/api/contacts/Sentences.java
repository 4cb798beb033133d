package io.followup.api.contacts;

import io.followup.contact.ContactStory;
import java.util.Locale;

/** One sentence for each thing that happened, without personal data. */
final class Sentences {
  private Sentences() {}

  static String of(ContactStory.Entry entry) {
    return switch (entry.kind()) {
      case ATTEMPT -> step(entry) + " is " + word(entry.what()) + ": " + entry.why();
      case DECISION ->
          step(entry)
              + " was decided by "
              + entry.who().orElse("a guard")
              + " ("
              + word(entry.what())
              + "): "
              + entry.why();
      case ANSWER -> "By " + channel(entry) + " the customer " + entry.why() + ".";
      case HOLD ->
          "Hold "
              + entry.place().id()
              + " ("
              + entry.what()
              + ") began with "
              + entry.who().orElse("")
              + ": "
              + entry.why();
      case RELEASE ->
          "Hold "
              + entry.place().id()
              + " ("
              + entry.what()
              + ") was released by "
              + entry.who().orElse("")
              + ": "
              + entry.why();
      case SUPPRESSION ->
          "No more "
              + channel(entry)
              + ": the customer "
              + entry.why()
              + " ("
              + entry.who().orElse("")
              + ").";
      case TEXT_BACK -> "We texted back at once.";
      case LIFTED ->
          entry
                  .who()
                  .map(by -> "A stop of " + channel(entry) + " was taken back by " + by + ": ")
                  .orElseGet(() -> "A stop of " + channel(entry) + " was taken back: the customer ")
              + entry.why()
              + ".";
    };
  }

  private static String step(ContactStory.Entry entry) {
    return "The "
        + channel(entry)
        + " of step "
        + entry.step().orElse("-")
        + " of "
        + entry.run().orElse("-");
  }

  private static String channel(ContactStory.Entry entry) {
    return switch (entry.channel().orElse("")) {
      case "sms" -> "text";
      case "voice" -> "call";
      case "email" -> "e-mail";
      default -> "message";
    };
  }

  private static String word(String what) {
    return what.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
