package io.followup.handover;

import io.followup.run.Words;
import io.followup.tenant.Tenant;
import java.util.List;
import java.util.stream.Collectors;

/** How a handover reads for the office: why, about whom, and what was said on both sides. */
final class Memos {
  /** ServiceTitan's limit for notes is not public; this much was seen to be taken. */
  private static final int LONGEST = 3_500;

  private static final int LONGEST_WORDS = 1_000;

  private Memos() {}

  static String title(Handover handover) {
    return "Follow-up: "
        + handover.kind().title()
        + handover.customers().stream()
            .findFirst()
            .map(customer -> " (customer " + customer + ")")
            .orElse("");
  }

  /** All of it; personal. */
  static String text(Handover handover, Tenant tenant, List<Conversation.Line> conversation) {
    return handover.customers().isEmpty()
        ? handover.why()
        : handover.why() + "\n\n" + told(tenant, conversation);
  }

  /** As much of the end of the conversation as a note takes; personal. */
  static String shortText(Handover handover, Tenant tenant, List<Conversation.Line> conversation) {
    String told = told(tenant, conversation);
    int room = LONGEST - handover.why().length();
    return handover.why()
        + "\n\n"
        + (told.length() <= room ? told : "…" + told.substring(told.length() - room));
  }

  private static String told(Tenant tenant, List<Conversation.Line> conversation) {
    return conversation.isEmpty()
        ? "Nothing was said so far."
        : "What was said (times of "
            + tenant.zone()
            + "):\n"
            + conversation.stream()
                .map(line -> line(line, tenant))
                .collect(Collectors.joining("\n"));
  }

  private static String line(Conversation.Line line, Tenant tenant) {
    String words =
        line.words().length() <= LONGEST_WORDS
            ? line.words()
            : line.words().substring(0, LONGEST_WORDS) + " …";
    return Words.when(line.at(), tenant.zone())
        + " "
        + (line.speaker() == Conversation.Speaker.WE ? "we" : "customer")
        + ", "
        + line.channel().inWords()
        + ": "
        + words.strip().replaceAll("\\s*\\n\\s*", "\n    ");
  }
}
