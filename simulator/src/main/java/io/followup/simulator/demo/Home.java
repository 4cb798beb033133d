package io.followup.simulator.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The customer's side of a scenario: what is opened, answered and pressed at home. */
final class Home {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("https?://\\S+/l/\\w+");

  private final Scene scene;
  private final Stage stage;
  private final Browser browser = new Browser();

  Home(Scene scene, Stage stage) {
    this.scene = scene;
    this.stage = stage;
  }

  void optsOut(Conversation conversation) throws Exception {
    stage.tell(scene, conversation, "Opts out of all texts at ServiceTitan.");
    stage.vendors().optOut(conversation.phone());
  }

  /** The customer's answer to whoever texts from the contractor's number. */
  void texts(Conversation conversation, String body) throws Exception {
    stage.tell(scene, conversation, "Texts: \"" + body + "\"");
    stage.vendors().text(conversation.phone(), scene.scenario().contractor().sender(), body);
  }

  /** Opens the link of the text that came; complains unless it shows a page. */
  void opensLink(Conversation conversation) throws Exception {
    Optional<String> link =
        conversation.evidence().of(Arrival.Kind.TEXT).stream()
            .flatMap(text -> LINK.matcher(text.what()).results())
            .map(MatchResult::group)
            .findFirst();
    if (link.isEmpty()) {
      scene.complain("no text with a link came to " + conversation.person().firstName());
      return;
    }
    Browser.Shown shown = browser.open(URI.create(link.get()));
    if (shown.status() == 200) {
      stage.tell(scene, conversation, "Taps the link and sees " + shown.address() + ".");
    } else {
      scene.complain("the link was answered by " + shown.status());
    }
  }

  /** Answers the mail that came. */
  void answersMail(Conversation conversation, String body) throws Exception {
    List<Arrival> mails = conversation.evidence().of(Arrival.Kind.MAIL);
    if (mails.isEmpty()) {
      scene.complain("no mail came to " + conversation.person().firstName());
      return;
    }
    stage.tell(scene, conversation, "Answers the e-mail: \"" + body + "\"");
    stage
        .vendors()
        .mail(
            conversation.person().email(conversation.phone()),
            scene.scenario().contractor().mailbox(),
            mails.getFirst().id(),
            body);
  }

  /** From now on mails to the customer come back. */
  void hasNoMailbox(Conversation conversation) throws Exception {
    stage.vendors().bounce(conversation.person().email(conversation.phone()), "5.1.1");
  }

  /** Presses a key in the first call that comes, and none in later ones. */
  void pressesOnce(Conversation conversation, String key) throws Exception {
    stage.vendors().keys(conversation.phone(), key);
    Instant end = Instant.now().plus(PATIENCE);
    boolean pressed = false;
    while (!pressed && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      pressed = stage.vendors().pressed(conversation.phone()).contains(key);
    }
    stage.vendors().keys(conversation.phone(), "");
    if (pressed) {
      stage.tell(scene, conversation, "Presses " + key + " during the call.");
    } else {
      scene.complain("no call came in which " + key + " could be pressed");
    }
  }
}
