package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing to do.
 *
 * @param id unique within the sequence; part of the key that keeps a touch from happening twice
 * @param due when it is due
 * @param act what is done then
 * @param condition CEL condition over the trigger's fields that must hold then, else the step is
 *     left out
 * @param window when it may be taken; a step that is due outside waits for it
 * @param tolerance later than this after it was due it is left out; absent = as the tenant has set
 * @param priority 1 for what matters most, to 5; absent = that of the trigger's purpose
 * @param arm only these households are meant; absent = all
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Step(
    String id,
    Wait due,
    Act act,
    Optional<String> condition,
    Optional<Window> window,
    Optional<Duration> tolerance,
    OptionalInt priority,
    Optional<Arm> arm) {

  /** A step that does this whenever it is due. */
  public Step(String id, Wait due, Act act) {
    this(
        id,
        due,
        act,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** A step that sends a message whenever it is due. */
  public Step(String id, Wait due, Message message, Optional<Message> otherwise) {
    this(id, due, new Act.Send(message, otherwise, 0, Optional.empty()));
  }

  /** Reads also the steps of histories from before there was anything but messages. */
  @JsonCreator
  static Step read(
      @JsonProperty("id") String id,
      @JsonProperty("due") Wait due,
      @JsonProperty("act") Optional<Act> act,
      @JsonProperty("condition") Optional<String> condition,
      @JsonProperty("window") Optional<Window> window,
      @JsonProperty("tolerance") Optional<Duration> tolerance,
      @JsonProperty("priority") OptionalInt priority,
      @JsonProperty("arm") Optional<Arm> arm,
      @JsonProperty("message") Message message,
      @JsonProperty("otherwise") Optional<Message> otherwise,
      @JsonProperty("retry") int retry,
      @JsonProperty("unanswered") Optional<Message> unanswered) {
    return new Step(
        id,
        due,
        act.orElseGet(() -> new Act.Send(message, otherwise, retry, unanswered)),
        condition,
        window,
        tolerance,
        priority,
        arm);
  }

  /** What it sends, when it sends. */
  public Optional<Act.Send> send() {
    return act instanceof Act.Send send ? Optional.of(send) : Optional.empty();
  }

  /**
   * The message of a step that sends.
   *
   * @throws java.util.NoSuchElementException when it does something else
   */
  public Message message() {
    return send().orElseThrow().message();
  }

  /** What is sent when the first message is not possible. */
  public Optional<Message> otherwise() {
    return send().flatMap(Act.Send::otherwise);
  }

  /** For example {@code SMS (first-text)}. */
  public String inWords() {
    return act.inWords() + " (" + id + ")";
  }
}
