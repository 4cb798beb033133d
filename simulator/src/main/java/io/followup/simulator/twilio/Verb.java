package io.followup.simulator.twilio;

import java.util.List;
import java.util.Optional;

/** One instruction of a TwiML document. */
sealed interface Verb {
  record Say(String text) implements Verb {}

  record Play(String url) implements Verb {}

  /**
   * @param seconds length of the silence
   */
  record Pause(int seconds) implements Verb {}

  /**
   * Listens for keys while its prompts are spoken.
   *
   * @param digits how many keys end the question; empty means up to the finish key
   * @param evenEmpty the action is asked for even when nothing was pressed
   */
  record Gather(
      Optional<String> action, Optional<Integer> digits, boolean evenEmpty, List<Verb> prompts)
      implements Verb {}

  record Dial(String number, Optional<String> action) implements Verb {}

  record Redirect(String url) implements Verb {}

  record Hangup() implements Verb {}

  /** A verb that the simulator does not play. */
  record Unknown(String name) implements Verb {}
}
