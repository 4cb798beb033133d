package io.followup.api.sequences;

import io.followup.api.sequences.BackfillController.PreviewView;
import io.followup.backfill.BackfillPreview;
import io.followup.backfill.LeftOut;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Backfills and their previews as people read them in a terminal. */
final class PrintedBackfills {
  private PrintedBackfills() {}

  static String list(List<BackfillView> all) {
    return all.isEmpty()
        ? "No backfill was asked for: only new objects enter.\n"
        : all.stream().map(PrintedBackfills::one).collect(Collectors.joining());
  }

  private static String one(BackfillView one) {
    StringBuilder text = new StringBuilder();
    text.append(
        "backfill %d of %s: %s, open ones younger than %d days, at most %d an hour and %d a day, by %s%n"
            .formatted(
                one.id(),
                one.sequence(),
                one.state(),
                one.youngerThanDays(),
                one.perHour(),
                one.perDay(),
                one.by()));
    if (one.entered() != null) {
      text.append("  %d entered of %d looked at%n".formatted(one.entered(), one.looked()));
      text.append(leftOut(one.leftOut()));
    }
    if (one.note() != null) {
      text.append("  ").append(one.note()).append('\n');
    }
    return text.append("  in the Temporal UI: ").append(one.run()).append('\n').toString();
  }

  private static String leftOut(Map<String, Integer> leftOut) {
    return leftOut.entrySet().stream()
        .map(
            one ->
                "  %d left out: %s%n".formatted(one.getValue(), LeftOut.ofRule(one.getKey()).why()))
        .collect(Collectors.joining());
  }

  static String preview(String sequence, PreviewView view) {
    if (view.preview() == null) {
      return "The preview is being made; ask again for GET /api/sequences/%s/backfill/previews/%s\n"
          .formatted(sequence, view.id());
    }
    PreviewShown preview = view.preview();
    StringBuilder text = new StringBuilder();
    text.append(
        "Backfill of %s: %d objects would enter within %d %s; %s%d were looked at. Nothing is sent.%n"
            .formatted(
                sequence,
                preview.entering(),
                preview.days(),
                preview.days() == 1 ? "day" : "days",
                preview.all() ? "" : "only the first ",
                preview.looked()));
    text.append(leftOut(preview.leftOut()));
    text.append(
        "The first 24 hours, if it began now (times are local to %s):%n".formatted(preview.zone()));
    if (preview.firstDay().isEmpty()) {
      text.append("  nothing is sent\n");
    }
    for (BackfillPreview.Hour hour : preview.firstDay()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s  %4d  %s (%s)%n",
              hour.hour().replace('T', ' '),
              hour.count(),
              hour.act(),
              hour.step()));
    }
    return text.toString();
  }
}
