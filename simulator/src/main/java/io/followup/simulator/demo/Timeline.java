package io.followup.simulator.demo;

import io.followup.simulator.demo.Paint.Tone;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Prints what happens, line by line: wall time, business time, customer, what and why. A hundred
 * columns wide. A line waits for a moment until whatever was before it has been seen as well, so
 * that all come in order of time. Many threads tell, one prints.
 */
final class Timeline {
  private static final int WIDTH = 100;
  private static final String COLUMNS = "%-5s  %-15s  %-18s  ";
  private static final int TEXT_WIDTH = WIDTH - 44;
  private static final int MOST_LINES = 3;
  private static final int LINES_OF_ARRIVALS = 2;

  /** Looking at all phones and runs takes so long at most. */
  private static final Duration SETTLES_AFTER = Duration.ofMillis(2_500);

  private final PrintStream out;
  private final Paint paint;
  private final ZoneId zone;
  private final Instant began;
  private final List<Line> waiting = new ArrayList<>();

  private record Line(
      Instant wall, String business, String customer, Tone tone, List<String> text) {}

  Timeline(PrintStream out, Paint paint, ZoneId zone, Instant began) {
    this.out = out;
    this.paint = paint;
    this.zone = zone;
    this.began = began;
  }

  void head() {
    String names = COLUMNS.formatted("wall", "business time", "customer") + "what happened";
    out.println(paint.paint(Tone.STRONG, names));
  }

  /** Somebody does something. */
  void act(int scenario, Conversation conversation, Instant wall, String what) {
    BusinessTime time = conversation.time();
    add(
        new Line(
            wall,
            Words.moment(time.business(wall), time.sinceStart(wall), zone),
            customer(scenario, conversation),
            Tone.PLAIN,
            wrapped(what, MOST_LINES)));
  }

  /** Something happens to the machines. */
  void machine(int scenario, String what) {
    String who = "%2d machines".formatted(scenario);
    add(new Line(Instant.now(), "", who, Tone.MACHINE, wrapped(what, MOST_LINES)));
  }

  void arrived(int scenario, Conversation conversation, Arrival arrival) {
    Instant business = conversation.time().business(arrival.wall());
    add(
        new Line(
            arrival.wall(),
            Words.moment(business, arrival.after(), zone),
            customer(scenario, conversation),
            Tone.ARRIVAL,
            wrapped(
                arrived(arrival),
                arrival.kind() == Arrival.Kind.TEXT ? MOST_LINES : LINES_OF_ARRIVALS)));
  }

  private static String arrived(Arrival arrival) {
    if (arrival.kind() == Arrival.Kind.TEXT) {
      return "Text arrives: \"" + arrival.what() + "\"";
    }
    if (arrival.kind() == Arrival.Kind.MAIL) {
      return "Mail arrives: \"" + arrival.what() + "\"";
    }
    String who =
        switch (arrival.how()) {
          case "human" -> "a person answers";
          case "completed" -> "answered";
          default -> arrival.how().startsWith("machine") ? "voicemail takes it" : arrival.how();
        };
    return "Phone rings, " + who + ": \"" + arrival.what() + "\"";
  }

  /** The engine tells what it did and why. */
  void told(int scenario, Conversation conversation, RunState run, RunState.Line line) {
    BusinessTime time = conversation.time();
    Instant wall = time.wall(line.at());
    add(
        new Line(
            wall,
            Words.moment(time.business(wall), time.sinceStart(wall), zone),
            customer(scenario, conversation),
            run.outcome().map(line.text()::startsWith).orElse(false) ? Tone.STRONG : Tone.SOFT,
            wrapped(line.text(), MOST_LINES)));
  }

  private synchronized void add(Line line) {
    waiting.add(line);
  }

  /** Prints what nothing can come before any more. */
  void flush() {
    printUntil(Instant.now().minus(SETTLES_AFTER));
  }

  /** Prints the rest. */
  void end() {
    printUntil(Instant.MAX);
  }

  private synchronized void printUntil(Instant settled) {
    waiting.stream()
        .filter(line -> !line.wall().isAfter(settled))
        .sorted(Comparator.comparing(Line::wall))
        .forEach(this::print);
    waiting.removeIf(line -> !line.wall().isAfter(settled));
  }

  private static String customer(int scenario, Conversation conversation) {
    return "%2d %s".formatted(scenario, conversation.person().name());
  }

  private static List<String> wrapped(String text, int most) {
    return Words.wrap(text, TEXT_WIDTH, most);
  }

  private void print(Line line) {
    Duration since = Duration.between(began, line.wall());
    String clock = Words.clock(since.isNegative() ? Duration.ZERO : since);
    String columns = COLUMNS.formatted(clock, line.business(), line.customer());
    out.println(columns + paint.paint(line.tone(), line.text().getFirst()));
    for (String more : line.text().subList(1, line.text().size())) {
      out.println(" ".repeat(WIDTH - TEXT_WIDTH) + paint.paint(line.tone(), more));
    }
    out.flush();
  }
}
