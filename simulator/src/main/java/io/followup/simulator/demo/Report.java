package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.demo.Paint.Tone;
import io.followup.simulator.http.Json;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** The verdicts, for people and for programs. */
final class Report {
  private static final int INDENT = 7;
  private static final int TEXT_WIDTH = 100 - INDENT;
  private static final int MOST_LINES = 8;

  private final List<Scene> scenes;
  private final Judging judging;

  Report(List<Scene> scenes, Judging judging) {
    this.scenes = scenes;
    this.judging = judging;
  }

  private List<Verdict> verdicts() {
    return scenes.stream().map(scene -> scene.verdict(judging)).toList();
  }

  boolean passed() {
    return verdicts().stream().allMatch(Verdict::passed);
  }

  void print(PrintStream out, Paint paint) {
    List<Verdict> verdicts = verdicts();
    out.println();
    out.println(paint.paint(Tone.STRONG, "Verdicts"));
    for (Verdict verdict : verdicts) {
      String mark = verdict.passed() ? "✓" : "✗";
      Tone tone = verdict.passed() ? Tone.GOOD : Tone.BAD;
      out.println(
          " "
              + paint.paint(tone, mark)
              + " "
              + "%2d  ".formatted(verdict.number())
              + paint.paint(Tone.STRONG, verdict.title()));
      indented(out, paint, Tone.SOFT, "Expected: " + verdict.expected());
      indented(out, paint, Tone.PLAIN, "Happened: " + verdict.happened());
      if (!verdict.passed()) {
        indented(
            out, paint, Tone.BAD, "Wrong:    " + String.join("; ", verdict.complaints()) + ".");
      }
    }
    long passed = verdicts.stream().filter(Verdict::passed).count();
    boolean all = passed == verdicts.size();
    out.println();
    out.println(
        paint.paint(
            all ? Tone.GOOD : Tone.BAD,
            all
                ? "All %d scenarios ended as expected.".formatted(verdicts.size())
                : "%d of %d scenarios ended as expected.".formatted(passed, verdicts.size())));
  }

  private static void indented(PrintStream out, Paint paint, Tone tone, String text) {
    for (String line : Words.wrap(text, TEXT_WIDTH, MOST_LINES)) {
      out.println(" ".repeat(INDENT) + paint.paint(tone, line));
    }
  }

  /** Verdicts with every text and call, in business and wall time. */
  ObjectNode json(Stage stage) {
    ObjectNode json = Json.object();
    json.put("passed", passed());
    json.put("speed", stage.speed());
    json.put("zone", stage.zone().getId());
    json.put("startedAt", stage.began().toString());
    ArrayNode rows = json.putArray("scenarios");
    for (Scene scene : scenes) {
      Verdict verdict = scene.verdict(judging);
      ObjectNode row = rows.addObject();
      row.put("number", verdict.number());
      row.put("title", verdict.title());
      row.put("passed", verdict.passed());
      row.put("expected", verdict.expected());
      row.put("happened", verdict.happened());
      ArrayNode wrong = row.putArray("wrong");
      verdict.complaints().forEach(wrong::add);
      ArrayNode conversations = row.putArray("conversations");
      scene.conversations().forEach(c -> conversations.add(conversation(c)));
    }
    ArrayNode outages = json.putArray("outages");
    for (Parts.Outage outage : judging.outages()) {
      outages
          .addObject()
          .put("part", outage.part())
          .put("from", outage.from().toString())
          .put("until", outage.until().map(Instant::toString).orElse(null));
    }
    return json;
  }

  private static ObjectNode conversation(Conversation conversation) {
    Evidence evidence = conversation.evidence();
    ObjectNode json = Json.object();
    json.put("customer", conversation.person().name());
    json.put("phone", conversation.phone());
    json.put("run", conversation.runId());
    json.put("status", evidence.run().map(RunState::status).orElse(null));
    json.put("outcome", evidence.run().flatMap(RunState::outcome).orElse(null));
    json.put("why", evidence.run().flatMap(RunState::why).orElse(null));
    json.put("businessStart", conversation.time().businessStart().toString());
    json.put("wallStart", conversation.time().wallStart().toString());
    ArrayNode arrivals = json.putArray("arrivals");
    for (Arrival arrival : evidence.arrivals()) {
      arrivals
          .addObject()
          .put("kind", arrival.kind().word)
          .put("sid", arrival.id())
          .put("wallAt", arrival.wall().toString())
          .put("businessAt", conversation.time().business(arrival.wall()).toString())
          .put("minutesAfterEstimate", arrival.after().toMinutes())
          .put("content", arrival.what())
          .put("result", arrival.how());
    }
    ArrayNode story = json.putArray("story");
    evidence
        .run()
        .map(RunState::story)
        .orElse(List.of())
        .forEach(
            line -> story.addObject().put("at", line.at().toString()).put("text", line.text()));
    return json;
  }
}
