package io.followup.api.sequences;

import io.followup.api.sequences.PublishingController.PublishedView;
import io.followup.api.sequences.RunsInside.AtStep;
import io.followup.api.sequences.RunsInside.Inside;
import io.followup.api.sequences.RunsInside.OfVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sequences and versions as people read them in a terminal.
 *
 * @param zone in which times are told
 */
record PrintedVersions(ZoneId zone) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.US);

  String list(List<SequenceView> sequences) {
    if (sequences.isEmpty()) {
      return "There is no sequence yet: publish one.\n";
    }
    StringBuilder text = new StringBuilder();
    row(text, "SEQUENCE", "TRIGGER", "IN FORCE", "SINCE", "BY", "DRAFT");
    for (SequenceView one : sequences) {
      Optional<VersionView> inForce = Optional.ofNullable(one.inForce());
      row(
          text,
          one.name(),
          Optional.ofNullable(one.trigger()).orElse("-"),
          inForce.map(version -> "@" + version.version()).orElse("-"),
          inForce.map(version -> when(version.publishedAt())).orElse("-"),
          inForce.map(VersionView::author).orElse("-"),
          one.draft() == null ? "-" : "by " + one.draft().author());
    }
    return text.append("Times are local to ").append(zone).append(".\n").toString();
  }

  private static void row(StringBuilder text, Object... columns) {
    text.append(
            String.format(Locale.ROOT, "%-24s %-18s %-9s %-18s %-24s %s", columns).stripTrailing())
        .append('\n');
  }

  String versions(List<VersionView> versions) {
    return versions.stream().map(this::version).collect(Collectors.joining())
        + "Times are local to "
        + zone
        + ".\n";
  }

  private String version(VersionView version) {
    String number = version.version() == null ? "draft" : "@" + version.version();
    String note = version.note().isEmpty() ? "" : ": " + version.note();
    return switch (version.state()) {
      case DRAFT ->
          "%-6s saved %s by %s, after @%d%s\n"
              .formatted(
                  number, when(version.writtenAt()), version.author(), version.basedOn(), note);
      case PUBLISHED ->
          "%-6s in force since %s, by %s%s\n"
              .formatted(number, when(version.publishedAt()), version.author(), note);
      case ARCHIVED ->
          "%-6s %s to %s, by %s%s\n"
              .formatted(
                  number,
                  when(version.publishedAt()),
                  when(version.archivedAt()),
                  version.author(),
                  note);
    };
  }

  static String diff(LineDiff diff) {
    return diff.lines().isEmpty()
        ? "%s and %s do not differ.\n".formatted(diff.from(), diff.to())
        : String.join("\n", diff.lines()) + "\n";
  }

  static String published(List<PublishedView> all) {
    return all.stream().map(PrintedVersions::published).collect(Collectors.joining());
  }

  private static String published(PublishedView one) {
    StringBuilder text = new StringBuilder();
    one.warnings().forEach(warning -> text.append(warning).append('\n'));
    text.append(one.outcome()).append(' ').append(one.version().label());
    if (one.file() != null) {
      text.append(" (").append(one.file()).append(')');
    }
    text.append('\n');
    if (one.inside() != null) {
      older(one).ifPresent(text::append);
    }
    return text.toString();
  }

  /** What becomes of those inside, where there are any. */
  private static Optional<String> older(PublishedView one) {
    List<OfVersion> older =
        one.inside().versions().stream()
            .filter(version -> version.version() < one.version().version())
            .toList();
    long runs = older.stream().mapToLong(OfVersion::runs).sum();
    if (runs == 0) {
      return Optional.empty();
    }
    String fate =
        switch (one.policy()) {
          case FINISH_ON_OLD -> "go on by the version that they carry";
          case MOVE -> "are being moved to " + one.version().label();
          case END -> "are being ended";
        };
    return Optional.of(
        "  %d %s inside %s:\n%s".formatted(runs, runs == 1 ? "run" : "runs", fate, lines(older)));
  }

  static String inside(Inside inside) {
    return inside.runs() == 0
        ? "No run is inside " + inside.name() + ".\n"
        : "%d inside %s:\n%s".formatted(inside.runs(), inside.name(), lines(inside.versions()));
  }

  private static String lines(List<OfVersion> versions) {
    return versions.stream()
        .map(
            version ->
                "    %-30s %6d  %s\n"
                    .formatted(version.label(), version.runs(), steps(version.steps())))
        .collect(Collectors.joining());
  }

  private static String steps(List<AtStep> steps) {
    return steps.stream().map(at -> at.step() + " " + at.runs()).collect(Collectors.joining(", "));
  }

  static String archived(VersionView version) {
    return "archived %s; it starts no run any more.\n".formatted(version.label());
  }

  private String when(Instant at) {
    return WHEN.format(at.atZone(zone));
  }
}
