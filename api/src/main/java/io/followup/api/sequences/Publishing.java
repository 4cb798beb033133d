package io.followup.api.sequences;

import io.followup.access.Audit;
import io.followup.api.problem.Problem;
import io.followup.moving.Moving.Occasion;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import io.followup.sequence.Surroundings;
import io.followup.tenant.TenantId;
import io.followup.version.NewVersion;
import io.followup.version.PeopleInside;
import io.followup.version.Publication;
import io.followup.version.SequenceBackfills.Wanted;
import io.followup.version.SequenceLaunches;
import io.followup.version.SequenceMovings;
import io.followup.version.SequenceMovings.NewAsk;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes and archives, whole or not at all, with an entry in the audit. */
final class Publishing {
  private final SequenceVersions versions;
  private final SequenceMovings movings;
  private final PlacesOfWork places;
  private final SequenceLaunches launches;
  private final AskingForBackfills backfills;
  private final Audit audit;
  private final TransactionTemplate transaction;

  Publishing(
      SequenceVersions versions,
      SequenceMovings movings,
      PlacesOfWork places,
      SequenceLaunches launches,
      AskingForBackfills backfills,
      Audit audit,
      TransactionTemplate transaction) {
    this.versions = versions;
    this.movings = movings;
    this.places = places;
    this.launches = launches;
    this.backfills = backfills;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * What was asked for.
   *
   * @param steps new ids of renamed steps, by their old ones; for {@link PeopleInside#MOVE}
   * @param basedOn version that the author had before them; empty: the one in force now, or the one
   *     that the draft was begun with
   * @param backfill which open objects enter; empty: only new ones do
   */
  record Order(
      TenantId tenant,
      String note,
      PeopleInside people,
      Map<String, String> steps,
      Optional<Integer> basedOn,
      Optional<Wanted> backfill,
      String by) {}

  /**
   * What came of one text.
   *
   * @param warnings what could be better in it
   */
  record Outcome(Publication publication, List<SequenceProblem> warnings) {}

  /** A text that is published as version after another. */
  private record Text(Sequence sequence, String content, int basedOn) {}

  /** Publishes the draft of a name; it is gone then. */
  Outcome draft(Order order, String name) {
    SequenceVersion draft =
        versions
            .draft(order.tenant(), name)
            .orElseThrow(
                () ->
                    Problem.of(
                            409,
                            "no-draft",
                            "'" + name + "' has no draft to publish.",
                            "Save one with PUT /api/sequences/"
                                + name
                                + "/draft, or send files to POST /api/sequences/publish.")
                        .asException());
    Sequences read =
        read(
            order.tenant(),
            Map.of(name + ".yaml", draft.content().getBytes(StandardCharsets.UTF_8)));
    Sequence sequence = read.all().getFirst();
    Named.mustBe(name, sequence.name());
    int basedOn = order.basedOn().orElse(draft.basedOn());
    return transaction.execute(
        status -> {
          Publication published = publish(order, new Text(sequence, draft.content(), basedOn));
          versions.dropDraft(order.tenant(), name);
          return new Outcome(published, read.warnings());
        });
  }

  /**
   * Publishes files; when one of them cannot be, none is.
   *
   * @param files content by name
   * @return in the order of their names, by the file's name
   */
  Map<String, Outcome> files(Order order, Map<String, byte[]> files) {
    Sequences all = read(order.tenant(), files);
    Map<String, Text> texts = new TreeMap<>();
    new TreeMap<>(files)
        .forEach(
            (file, content) -> {
              Sequence sequence = Sequences.parse(Map.of(file, content)).all().getFirst();
              int seen = order.basedOn().orElseGet(() -> inForce(order.tenant(), sequence.name()));
              texts.put(file, new Text(sequence, FileText.of(content), seen));
            });
    Map<String, List<SequenceProblem>> warnings = new HashMap<>();
    all.warnings()
        .forEach(one -> warnings.computeIfAbsent(one.file(), f -> new ArrayList<>()).add(one));
    return transaction.execute(
        status -> {
          Map<String, Outcome> outcomes = new TreeMap<>();
          texts.forEach(
              (file, text) ->
                  outcomes.put(
                      file,
                      new Outcome(publish(order, text), warnings.getOrDefault(file, List.of()))));
          return outcomes;
        });
  }

  private int inForce(TenantId tenant, String name) {
    return versions.inForce(tenant, name).flatMap(SequenceVersion::version).orElse(0);
  }

  private Publication publish(Order order, Text text) {
    Publication came =
        versions.publish(
            new NewVersion(
                order.tenant(),
                text.sequence(),
                text.content(),
                Origin.PEOPLE,
                text.basedOn(),
                order.note(),
                order.by()));
    switch (came) {
      case Publication.Published published -> published(order, published, text.sequence());
      case Publication.Unchanged unchanged -> {}
      case Publication.Overtaken overtaken -> throw overtaken(text, overtaken);
    }
    order
        .backfill()
        .ifPresent(wanted -> backfills.ask(order.tenant(), text.sequence(), wanted, order.by()));
    return came;
  }

  private void published(Order order, Publication.Published published, Sequence sequence) {
    SequenceVersion version = published.version();
    int number = version.version().orElseThrow();
    audit.record(order.by(), "publish sequence", inAudit(version), order.note());
    if (published.replaced().isEmpty() && !places.isPlayed(order.tenant())) {
      launches.launch(order.tenant(), version.name());
    }
    if (order.people() == PeopleInside.MOVE) {
      published
          .replaced()
          .flatMap(SequenceVersion::version)
          .flatMap(before -> versions.definition(order.tenant(), version.name(), before))
          .ifPresent(before -> Places.check(before, sequence, order.steps()));
    }
    // Runs of versions before may be inside although nothing is in force now.
    if (order.people() != PeopleInside.FINISH_ON_OLD && number > 1) {
      movings.ask(
          new NewAsk(
              version,
              Occasion.PUBLISHED,
              order.people(),
              order.steps(),
              version.label() + " was published and ends those before it",
              order.by()));
    }
  }

  /**
   * Takes a sequence out of force.
   *
   * @return what was in force
   */
  SequenceVersion archive(Order order, String name) {
    return transaction.execute(
        status -> {
          SequenceVersion archived =
              versions
                  .archive(order.tenant(), name, order.by(), order.note())
                  .orElseThrow(
                      () ->
                          Problem.of(
                                  409,
                                  "not-in-force",
                                  "no version of '" + name + "' is in force.",
                                  "Look at GET /api/sequences/" + name + "/versions.")
                              .asException());
          audit.record(order.by(), "archive sequence", inAudit(archived), order.note());
          if (order.people() == PeopleInside.END) {
            movings.ask(
                new NewAsk(
                    archived,
                    Occasion.ARCHIVED,
                    PeopleInside.END,
                    Map.of(),
                    archived.label() + " was archived",
                    order.by()));
          }
          return archived;
        });
  }

  private static String inAudit(SequenceVersion version) {
    return "sequence " + version.label() + " of " + version.tenant();
  }

  private Sequences read(TenantId tenant, Map<String, byte[]> files) {
    Surroundings place = places.of(tenant);
    List<SequenceProblem> errors =
        Sequences.lint(files, place).stream().filter(SequenceProblem::isError).toList();
    if (!errors.isEmpty()) {
      throw Problem.of(
              422,
              "wrong-sequence",
              errors.size() == 1
                  ? "nothing was published: there is one mistake."
                  : "nothing was published: there are " + errors.size() + " mistakes.",
              "Correct what is listed under problems; docs/sequences.md describes the form.")
          .listing(errors.stream().map(SequenceProblem::toString).toList())
          .asException();
    }
    return Sequences.parse(files, place);
  }

  private static RuntimeException overtaken(Text text, Publication.Overtaken overtaken) {
    String name = text.sequence().name();
    String now =
        overtaken.inForce() == 0
            ? "no version of '" + name + "' is in force any more"
            : "version " + overtaken.inForce() + " of '" + name + "' is in force by now";
    return Problem.of(
            409,
            "overtaken",
            now + "; this text was written after version " + text.basedOn() + ".",
            "Compare the two, take over what you want to keep, and publish again with basedOn "
                + overtaken.inForce()
                + ".")
        .about("basedOn")
        .asException();
  }
}
