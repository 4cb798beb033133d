package io.followup.simulator.demo;

import io.followup.simulator.demo.Paint.Tone;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Prints what happens, line by line: wall time, business time, customer, what and why. A hundred
 * columns wide.
 */
final class Timeline {
  private static final int WIDTH = 100;
  private static final String COLUMNS = "%-5s  %-15s  %-17s  ";
  private static final int TEXT_WIDTH = WIDTH - 43;
  private static final int MOST_LINES = 3;

  private final PrintStream out;
  private final Paint paint;
  private final ZoneId zone;
  private final Instant began;

  Timeline(PrintStream out, Paint paint, ZoneId zone, Instant began) {
    this.out = out;
    this.paint = paint;
    this.zone = zone;
    this.began = began;
  }

  void head() {
    out.println(
        paint.paint(
            Tone.STRONG, COLUMNS.formatted("wall", "business time", "customer") + "what happened"));
  }

  /** Somebody does something. */
  void act(int scenario, Conversation conversation, Instant wall, String what) {
    BusinessTime time = conversation.time();
    line(
        wall,
        Words.moment(time.business(wall), time.sinceStart(wall), zone),
        customer(scenario, conversation),
        Tone.PLAIN,
        what);
  }

  /** Something happens to the machines. */
  void machine(int scenario, String what) {
    line(Instant.now(), "", "%2d %s".formatted(scenario, "machines"), Tone.MACHINE, what);
  }

  void arrived(int scenario, Conversation conversation, Arrival arrival) {
    Instant business = conversation.time().business(arrival.wall());
    line(
        arrival.wall(),
        Words.moment(business, arrival.after(), zone),
        customer(scenario, conversation),
        Tone.ARRIVAL,
        arrived(arrival));
  }

  private static String arrived(Arrival arrival) {
    if (arrival.kind() == Arrival.Kind.TEXT) {
      return "Text arrives: \"" + arrival.what() + "\"";
    }
    String who = arrival.how().startsWith("machine") ? "voicemail takes it" : arrival.how();
    return "Phone rings (" + who + "): \"" + arrival.what() + "\"";
  }

  /** The engine tells what it did and why. */
  void told(int scenario, Conversation conversation, RunState run, RunState.Line line) {
    BusinessTime time = conversation.time();
    boolean end = run.outcome().map(line.text()::startsWith).orElse(false);
    line(
        time.wall(line.at()),
        Words.moment(line.at(), Duration.between(time.businessStart(), line.at()), zone),
        customer(scenario, conversation),
        end ? Tone.GOOD : Tone.SOFT,
        line.text());
  }

  private static String customer(int scenario, Conversation conversation) {
    return "%2d %s".formatted(scenario, conversation.person().name());
  }

  private synchronized void line(
      Instant wall, String business, String customer, Tone tone, String what) {
    String clock = Words.clock(Duration.between(began, wall));
    String shown = customer.length() > 17 ? customer.substring(0, 17) : customer;
    List<String> lines = Words.wrap(what, TEXT_WIDTH, MOST_LINES);
    out.println(COLUMNS.formatted(clock, business, shown) + paint.paint(tone, lines.getFirst()));
    for (String more : lines.subList(1, lines.size())) {
      out.println(" ".repeat(WIDTH - TEXT_WIDTH) + paint.paint(tone, more));
    }
    out.flush();
  }
}
