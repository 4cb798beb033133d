package io.followup.simulator.twilio;

import io.followup.simulator.http.Form;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.twilio.Phones.Behavior;
import io.followup.simulator.twilio.Phones.CallOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one call from ringing to the end: the phone's owner listens, presses keys and hangs up.
 * Nothing takes real time.
 */
final class CallPlayer {
  private static final Logger LOG = LoggerFactory.getLogger(CallPlayer.class);
  private static final int MOST_DOCUMENTS = 20;
  private static final String APPLICATION_ERROR =
      "We are sorry, an application error has occurred. Goodbye.";

  private final Call call;
  private final Behavior owner;
  private final SignedPosts posts;
  private final Duration pace;
  private String keysLeft;
  private int documents;
  private URI base = URI.create("http://localhost/");

  CallPlayer(Call call, Behavior owner, SignedPosts posts, Duration pace) {
    this.call = call;
    this.owner = owner;
    this.posts = posts;
    this.pace = pace;
    this.keysLeft = owner.keys();
  }

  void play() {
    try {
      Thread.sleep(pace);
      if (!reach("initiated", "initiated")) {
        return;
      }
      if (owner.call() == CallOutcome.FAILED) {
        reach("failed", "completed");
        return;
      }
      Thread.sleep(pace);
      if (!reach("ringing", "ringing")) {
        return;
      }
      Thread.sleep(pace);
      switch (owner.call()) {
        case BUSY -> reach("busy", "completed");
        case NO_ANSWER -> reach("no-answer", "completed");
        default -> converse();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse() throws InterruptedException {
    call.placed().detection().mode().ifPresent(mode -> call.answeredBy(verdict(mode)));
    if (!reach("in-progress", "answered")) {
      return;
    }
    reportDetection();
    Call.Instructions instructions = call.placed().instructions();
    if (instructions.url().isPresent()) {
      fetch(instructions.url().get(), call.form());
    } else {
      perform(instructions.twiml().orElse("<Response/>"));
    }
    reach("completed", "completed");
  }

  private String verdict(String mode) {
    if (owner.call() == CallOutcome.HUMAN) {
      return "human";
    }
    return mode.equals("DetectMessageEnd") ? "machine_end_beep" : "machine_start";
  }

  private void reportDetection() throws InterruptedException {
    if (call.placed().detection().asyncCallback().isPresent()) {
      Form form = call.form().with("MachineDetectionDuration", "3200");
      call.placed().detection().mode().ifPresent(m -> form.with("AnsweredBy", verdict(m)));
      send(call.placed().detection().asyncCallback().get(), form);
    }
  }

  /** Advances the call and reports it where asked; false when somebody ended the call meanwhile. */
  private boolean reach(String status, String event) throws InterruptedException {
    if (!call.advance(status)) {
      return false;
    }
    report(call, event, posts);
    return true;
  }

  static void report(Call call, String event, SignedPosts posts) throws InterruptedException {
    Form form = call.eventForm();
    Call.Placed placed = call.placed();
    if (placed.callback().isEmpty() || !placed.callbackEvents().contains(event)) {
      return;
    }
    try {
      posts.post(placed.callback().get(), form);
    } catch (IOException e) {
      LOG.warn("Status callback of {} was not taken: {}", placed.sid(), e.toString());
    }
  }

  private Optional<String> send(String url, Form form) throws InterruptedException {
    try {
      Outbound.Reply reply = posts.post(url, form);
      if (reply.status() / 100 == 2) {
        return Optional.of(reply.body());
      }
      call.problem("11200: a request for instructions was answered by " + reply.status());
    } catch (IOException e) {
      call.problem(
          "11205: a request for instructions got no answer: " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /** Asks for the next document and performs it. */
  private void fetch(String url, Form form) throws InterruptedException {
    base = base.resolve(url);
    if (++documents > MOST_DOCUMENTS) {
      call.problem("the instructions go in circles; hung up after " + MOST_DOCUMENTS);
      return;
    }
    Optional<String> document = send(base.toString(), form);
    if (document.isPresent()) {
      perform(document.get());
    } else {
      call.hears(APPLICATION_ERROR);
    }
  }

  private void perform(String document) throws InterruptedException {
    try {
      perform(document.isBlank() ? List.of() : Twiml.read(document));
    } catch (IOException e) {
      call.problem("12100: " + e.getMessage());
      call.hears(APPLICATION_ERROR);
    }
  }

  private void perform(List<Verb> verbs) throws InterruptedException {
    for (Verb verb : verbs) {
      if (call.isOver() || leaves(verb)) {
        return;
      }
    }
  }

  /** Performs one verb; true when the rest of the document is left. */
  private boolean leaves(Verb verb) throws InterruptedException {
    switch (verb) {
      case Verb.Say say -> call.hears(say.text());
      case Verb.Play play -> call.hears("[plays " + play.url() + "]");
      case Verb.Pause pause -> call.lasts(Duration.ofSeconds(pause.seconds()));
      case Verb.Unknown unknown ->
          call.problem("12200: the verb " + unknown.name() + " is not played by the simulator");
      case Verb.Gather gather -> {
        return answers(gather);
      }
      case Verb.Dial dial -> {
        call.connectsTo(dial.number());
        if (dial.action().isPresent()) {
          fetch(dial.action().get(), call.form().with("DialCallStatus", "completed"));
          return true;
        }
      }
      case Verb.Redirect redirect -> {
        fetch(redirect.url(), call.form());
        return true;
      }
      case Verb.Hangup hangup -> {
        return true;
      }
    }
    return false;
  }

  private boolean answers(Verb.Gather gather) throws InterruptedException {
    perform(gather.prompts());
    String keys = owner.call() == CallOutcome.HUMAN ? nextKeys(gather) : "";
    call.presses(keys);
    if (keys.isEmpty() && !gather.evenEmpty()) {
      call.lasts(Duration.ofSeconds(5));
      return false;
    }
    fetch(gather.action().orElse(base.toString()), call.form().with("Digits", keys));
    return true;
  }

  private String nextKeys(Verb.Gather gather) {
    int count = Math.min(keysLeft.length(), gather.digits().orElse(keysLeft.length()));
    String keys = keysLeft.substring(0, count);
    keysLeft = keysLeft.substring(count);
    return keys;
  }
}
