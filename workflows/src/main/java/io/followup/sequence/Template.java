package io.followup.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text with slots. {@code {{customer.firstName}}} is replaced by the value; {@code
 * {{customer.firstName|there}}} by {@code there} when the value is empty. That is all: of Mustache
 * it takes the braces and leaves sections, partials, comments and escapes. A value is put in as it
 * is and never read as template again.
 */
public final class Template {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([^{}\\n]*)}}");
  private static final Pattern BRACE = Pattern.compile("\\{+|}+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** A template that was checked when its file was read. */
  public static Template of(String text) {
    return new Template(text);
  }

  /** A filled template, or why it could not be filled. */
  public sealed interface Filled {
    record Complete(String text) implements Filled {}

    /**
     * @param slot which value is missing
     * @param why one sentence without personal data
     */
    record Empty(String slot, String why) implements Filled {}
  }

  /**
   * @param values what is known, by the names of {@link Slots}; absent and blank are both empty
   */
  public Filled fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher slots = SLOT.matcher(text);
    while (slots.find()) {
      Slot slot = Slot.of(slots.group(1));
      String value = SafeValue.of(values.getOrDefault(slot.name(), ""));
      if (value.isEmpty() && slot.fallback().isEmpty()) {
        return new Filled.Empty(
            slot.name(),
            slot.name() + " is empty for this customer and the template has no default for it.");
      }
      slots.appendReplacement(
          filled, Matcher.quoteReplacement(value.isEmpty() ? slot.fallback() : value));
    }
    return new Filled.Complete(slots.appendTail(filled).toString());
  }

  /** What is wrong with a line of a template. */
  record Mistake(int line, ProblemCode code, String what, String fix) {}

  /** Everything that is wrong with it, when only {@code known} slots are filled. */
  List<Mistake> mistakes(Collection<String> known) {
    List<Mistake> mistakes = new ArrayList<>();
    Matcher slots = SLOT.matcher(text);
    int end = 0;
    while (slots.find()) {
      checkBetween(end, slots.start(), mistakes);
      checkSlot(slots.group(1), lineAt(slots.start()), known, mistakes);
      end = slots.end();
    }
    checkBetween(end, text.length(), mistakes);
    return mistakes;
  }

  /** Whether this slot stands in it. */
  public boolean names(String slot) {
    return SLOT.matcher(text)
        .results()
        .anyMatch(found -> Slot.of(found.group(1)).name().equals(slot));
  }

  /** What its author wrote: everything but the slots, and what stands for them when empty. */
  public List<String> written() {
    List<String> written = new ArrayList<>();
    Matcher slots = SLOT.matcher(text);
    int end = 0;
    while (slots.find()) {
      written.add(text.substring(end, slots.start()));
      written.add(Slot.of(slots.group(1)).fallback());
      end = slots.end();
    }
    written.add(text.substring(end));
    return written.stream().filter(words -> !words.isBlank()).toList();
  }

  /** What the author wrote between the slots. */
  String withoutSlots() {
    return SLOT.matcher(text).replaceAll(" ");
  }

  /** Those that keep the message from being sent when they are empty. */
  List<String> slotsWithoutDefault() {
    return SLOT.matcher(text)
        .results()
        .map(found -> Slot.of(found.group(1)))
        .filter(slot -> slot.fallback().isEmpty())
        .map(Slot::name)
        .distinct()
        .toList();
  }

  Set<String> slotsWithDefault() {
    return SLOT.matcher(text)
        .results()
        .map(found -> Slot.of(found.group(1)))
        .filter(slot -> !slot.fallback().isEmpty())
        .map(Slot::name)
        .collect(Collectors.toSet());
  }

  private void checkBetween(int from, int to, List<Mistake> mistakes) {
    Matcher brace = BRACE.matcher(text).region(from, to);
    if (brace.find()) {
      mistakes.add(
          new Mistake(
              lineAt(brace.start()),
              ProblemCode.NOT_A_SLOT,
              "'" + brace.group() + "' stands alone",
              "write a slot as {{customer.firstName}}: two braces on each side, on one line"));
    }
  }

  private static void checkSlot(
      String inside, int line, Collection<String> known, List<Mistake> mistakes) {
    Slot slot = Slot.of(inside);
    if (!NAME.matcher(slot.name()).matches()) {
      mistakes.add(
          new Mistake(
              line,
              ProblemCode.NOT_A_SLOT,
              "'{{" + inside + "}}' is not a slot",
              "write only names such as {{customer.firstName}}; there are no conditions, sections"
                  + " or partials"));
    } else if (!known.contains(slot.name())) {
      mistakes.add(
          new Mistake(
              line,
              ProblemCode.UNKNOWN_SLOT,
              "the slot '" + slot.name() + "' is not known",
              Spelling.suggest(slot.name(), known)));
    } else if (slot.fallback().isEmpty() && inside.contains("|")) {
      mistakes.add(
          new Mistake(
              line,
              ProblemCode.EMPTY_DEFAULT,
              "the default in '{{" + inside + "}}' is empty",
              "write a word after '|', or leave '|' out"));
    }
  }

  private int lineAt(int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private record Slot(String name, String fallback) {
    static Slot of(String inside) {
      int bar = inside.indexOf('|');
      return bar < 0
          ? new Slot(inside.strip(), "")
          : new Slot(inside.substring(0, bar).strip(), inside.substring(bar + 1).strip());
    }
  }
}
