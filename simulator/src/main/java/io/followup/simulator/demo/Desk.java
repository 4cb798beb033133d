package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The contractor's side of a scenario: what the office does, and what it is told. */
final class Desk {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Scene scene;
  private final Stage stage;
  private final Contractor contractor;

  Desk(Scene scene, Stage stage) {
    this.scene = scene;
    this.stage = stage;
    this.contractor = scene.scenario().contractor();
  }

  /** Complains unless the office finds a note or task about the customer. */
  void requireOfficeTold(Conversation conversation) throws Exception {
    Optional<String> note = soon(() -> stage.vendors().officeReads(conversation.customer()));
    if (note.isPresent()) {
      stage.tell(scene, conversation, "The office reads: " + note.get());
    } else {
      scene.complain("the office was not told about " + conversation.person().firstName());
    }
  }

  /** Complains unless the office has a task with this title. */
  void requireTask(Conversation conversation, String title) throws Exception {
    Optional<String> found =
        soon(
            () ->
                stage.vendors().hasTask(title, stage.began())
                    ? Optional.of(title)
                    : Optional.empty());
    if (found.isPresent()) {
      stage.tell(scene, conversation, "The office has a task: " + title + ".");
      scene.remark("The office has a task: " + title + ".");
    } else {
      scene.complain("the office has no task \"" + title + "\"");
    }
  }

  /**
   * Complains unless the office is mailed something that matches.
   *
   * @param pattern regular expression for the whole mail
   * @param words what it is about
   */
  void requireOfficeMailed(Conversation conversation, String words, String pattern)
      throws Exception {
    Optional<String> mail =
        soon(
            () ->
                stage.vendors().mailsTo(contractor.desk(), stage.began()).stream()
                    .filter(text -> text.matches("(?s)" + pattern))
                    .findFirst());
    mail.ifPresent(
        text -> {
          String oneLine = text.replaceAll("\\s+", " ").strip();
          stage.tell(scene, conversation, "The office is mailed: \"" + oneLine + "\"");
          scene.remark("The office was mailed " + words + ".");
        });
    if (mail.isEmpty()) {
      scene.complain("the office was not mailed " + words);
    }
  }

  /** Complains unless a person is to speak next to the customer. */
  void requireHeld(Conversation conversation) throws Exception {
    require(
        conversation,
        "held",
        record ->
            record.path("holds").valueStream().map(hold -> hold.path("why").asText()).findFirst());
  }

  /**
   * Complains unless e-mails to the customer, and nothing else, are closed because one came back.
   */
  void requireOnlyMailClosed(Conversation conversation) throws Exception {
    require(
        conversation,
        "closed for e-mail",
        record -> {
          List<JsonNode> closed = record.path("suppressions").valueStream().toList();
          return closed.size() == 1
                  && closed.getFirst().path("channel").asText().equals("email")
                  && closed.getFirst().path("kind").asText().equals("bounce")
              ? Optional.of("the customer " + closed.getFirst().path("why").asText())
              : Optional.empty();
        });
  }

  private void require(
      Conversation conversation, String what, Function<JsonNode, Optional<String>> found)
      throws Exception {
    long customer = conversation.customer();
    Optional<String> why = soon(() -> found.apply(stage.engine().contact(contractor, customer)));
    if (why.isPresent()) {
      String sentence = Words.capital(what) + ": " + why.get().replaceAll("\\.$", "") + ".";
      stage.tell(scene, conversation, "GET /api/contacts/" + customer + ": " + sentence);
      scene.remark(sentence);
    } else {
      scene.complain(conversation.person().firstName() + " is not " + what);
    }
  }

  private interface Look {
    Optional<String> now() throws Exception;
  }

  /** Looks until there is something to see, or for as long as patience lasts. */
  private static Optional<String> soon(Look look) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    Optional<String> seen = look.now();
    while (seen.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      seen = look.now();
    }
    return seen;
  }

  void pauses(Conversation conversation, Instant until, String reason) throws Exception {
    stage.tell(scene, conversation, "The office pauses everything: " + reason + ".");
    stage.engine().pause(contractor, until, reason);
  }

  /** From now on carriers refuse every text of the contractor's number. */
  void blocksSender(String code) throws Exception {
    stage.vendors().block(contractor.sender(), code);
    stage.engine().resumeSenders(contractor);
  }

  /** The contractor has put its number in order, and says so. */
  void unblocksSender(Conversation conversation) throws Exception {
    stage.tell(scene, conversation, "The number is registered; an admin resumes the sender.");
    stage.vendors().block(contractor.sender(), "deliver");
    stage.engine().resumeSenders(contractor);
  }

  /** Complains unless the engine stopped the contractor's number for that error. */
  void requireSenderStopped(Conversation conversation, String code) throws Exception {
    Optional<String> stopped =
        soon(
            () ->
                stage.engine().stoppedSenders(contractor).values().stream()
                    .filter(code::equals)
                    .findFirst());
    if (stopped.isPresent()) {
      stage.tell(scene, conversation, "GET /api/senders: stopped by error " + code + ".");
    } else {
      scene.complain("the sender was not stopped by error " + code);
    }
  }
}
