package io.followup.calendar;

import io.followup.touch.MessageClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the USA and its states allow people to be called or texted, and how often: the rows of
 * {@code state-rules.txt}, which name their sources and from when on they hold.
 */
public final class StateRules {
  private static final String EVERYWHERE = "US";
  private static final String FILE = "state-rules.txt";
  private static final DayHours ALL_DAY = new DayHours(LocalTime.MIN, LocalTime.MAX);

  private final List<Rule> rules;

  private record Rule(
      String state,
      Set<MessageClass> messages,
      LocalDate from,
      LocalDate until,
      Set<DayOfWeek> days,
      DayHours hours,
      boolean closedOnHolidays,
      OptionalInt contactsPerDay,
      String source) {

    boolean holds(String place, MessageClass message, LocalDate day) {
      return state.equals(place)
          && messages.contains(message)
          && !day.isBefore(from)
          && !day.isAfter(until);
    }

    Optional<DayHours> on(LocalDate day) {
      boolean closed = closedOnHolidays && FederalHolidays.on(day).isPresent();
      return days.contains(day.getDayOfWeek()) && !closed ? Optional.of(hours) : Optional.empty();
    }
  }

  /**
   * @throws IllegalStateException when the table is wrong
   */
  public StateRules() {
    rules = TableFile.rows(FILE, 8).stream().map(StateRules::rule).toList();
    for (Rule one : rules) {
      for (Rule other : rules) {
        if (one != other && contradict(one, other)) {
          throw new IllegalStateException(FILE + ": " + one.state + " has two rows for one day");
        }
      }
    }
  }

  private static boolean contradict(Rule one, Rule other) {
    Set<DayOfWeek> sameDays = EnumSet.copyOf(one.days);
    sameDays.retainAll(other.days);
    return one.state.equals(other.state)
        && !sameDays.isEmpty()
        && !one.from.isAfter(other.until)
        && !other.from.isAfter(one.until);
  }

  private static Rule rule(List<String> row) {
    try {
      String[] span = row.get(2).split("\\.\\.", -1);
      if (!row.get(0).matches("[A-Z]{2}") || row.get(7).isEmpty()) {
        throw new IllegalArgumentException("give a state and a source");
      }
      return new Rule(
          row.get(0),
          row.get(1).equals("all")
              ? EnumSet.allOf(MessageClass.class)
              : EnumSet.of(MessageClass.valueOf(row.get(1).toUpperCase(Locale.ROOT))),
          LocalDate.parse(span[0]),
          span[1].isEmpty() ? LocalDate.MAX : LocalDate.parse(span[1]),
          days(row.get(3)),
          DayHours.of(row.get(4)),
          closed(row.get(5)),
          row.get(6).equals("-")
              ? OptionalInt.empty()
              : OptionalInt.of(Integer.parseInt(row.get(6))),
          row.get(7));
    } catch (RuntimeException wrong) {
      throw new IllegalStateException(FILE + ": the row " + row + " cannot be read", wrong);
    }
  }

  private static boolean closed(String holidays) {
    return switch (holidays) {
      case "open" -> false;
      case "closed" -> true;
      default -> throw new IllegalArgumentException("holidays are open or closed");
    };
  }

  private static Set<DayOfWeek> days(String span) {
    String[] ends = span.split("-");
    return EnumSet.range(day(ends[0]), day(ends[ends.length - 1]));
  }

  private static DayOfWeek day(String abbreviated) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().substring(0, 3).equalsIgnoreCase(abbreviated))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no day " + abbreviated));
  }

  /** The hours that the USA and every one of these states allow. */
  public DailyHours hours(Collection<String> states, MessageClass message) {
    return day -> {
      Optional<DayHours> open = allowed(EVERYWHERE, message, day);
      for (String state : states) {
        open = open.flatMap(hours -> allowed(state, message, day).flatMap(hours::and));
      }
      return open;
    };
  }

  private Optional<DayHours> allowed(String state, MessageClass message, LocalDate day) {
    List<Rule> inForce = rules.stream().filter(rule -> rule.holds(state, message, day)).toList();
    return inForce.isEmpty()
        ? Optional.of(ALL_DAY)
        : inForce.stream().flatMap(rule -> rule.on(day).stream()).findFirst();
  }

  /** The least number of contacts within 24 hours that one of these states allows. */
  public OptionalInt contactsPerDay(
      Collection<String> states, MessageClass message, LocalDate day) {
    return states.stream()
        .flatMap(state -> rules.stream().filter(rule -> rule.holds(state, message, day)))
        .flatMapToInt(rule -> rule.contactsPerDay().stream())
        .min();
  }

  /** Where the rules of these states are written, for the record of a decision. */
  public String sources(Collection<String> states, MessageClass message, LocalDate day) {
    return rules.stream()
        .filter(
            rule ->
                rule.holds(EVERYWHERE, message, day)
                    || states.stream().anyMatch(state -> rule.holds(state, message, day)))
        .map(rule -> rule.state + ": " + rule.source)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** The states that have rows of their own. */
  Set<String> states() {
    return rules.stream().map(Rule::state).collect(Collectors.toSet());
  }
}
