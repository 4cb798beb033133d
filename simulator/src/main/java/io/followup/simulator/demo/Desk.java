package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    Optional<String> note = Optional.empty();
    Instant end = Instant.now().plus(PATIENCE);
    while (note.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      note = stage.vendors().officeReads(conversation.customer());
    }
    if (note.isPresent()) {
      stage.tell(scene, conversation, "The office reads: " + note.get());
    } else {
      scene.complain("the office was not told about " + conversation.person().firstName());
    }
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
    Instant end = Instant.now().plus(PATIENCE);
    boolean stopped = false;
    while (!stopped && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      stopped = stage.engine().stoppedSenders(contractor).containsValue(code);
    }
    if (stopped) {
      stage.tell(scene, conversation, "GET /api/senders: stopped by error " + code + ".");
    } else {
      scene.complain("the sender was not stopped by error " + code);
    }
  }
}
