package io.followup.sequence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a step does when it is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Act.Send.class, name = "send"),
  @JsonSubTypes.Type(value = Act.Task.class, name = "task"),
  @JsonSubTypes.Type(value = Act.Branch.class, name = "branch"),
  @JsonSubTypes.Type(value = Act.AwaitFact.class, name = "await-fact"),
  @JsonSubTypes.Type(value = Act.Stop.class, name = "stop")
})
public sealed interface Act {

  /** For people: {@code SMS}, {@code office task}, {@code branch}, {@code wait}, {@code stop}. */
  String inWords();

  /**
   * Sends a message to the customer.
   *
   * @param otherwise what is sent instead when the channel of {@code message} is not possible
   * @param retry how often a call that was busy or not answered is made again
   * @param unanswered what is sent once when no call of the step reached anybody
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Send(Message message, Optional<Message> otherwise, int retry, Optional<Message> unanswered)
      implements Act {

    public Send {
      otherwise = otherwise == null ? Optional.empty() : otherwise;
      unanswered = unanswered == null ? Optional.empty() : unanswered;
    }

    @Override
    public String inWords() {
      return message.over().inWords();
    }
  }

  /** Gives the office something to do; title and text may hold slots. */
  record Task(String title, String text) implements Act {
    @Override
    public String inWords() {
      return "office task";
    }
  }

  /** Goes on at another step, by what is known of the object now. */
  record Branch(List<Arm> arms) implements Act {

    /**
     * One way to go on.
     *
     * @param when CEL condition over the trigger's fields; absent = always
     * @param to id of a later step
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Arm(Optional<String> when, String to) {
      public Arm {
        when = when == null ? Optional.empty() : when;
      }
    }

    public Branch {
      arms = List.copyOf(arms);
    }

    @Override
    public String inWords() {
      return "branch";
    }
  }

  /**
   * Waits for one of some facts; when it comes, or came since the run began, the next step follows.
   *
   * @param within how long, counted from when the step is due
   * @param otherwiseTo id of a later step that follows when the time has run out; absent = the next
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AwaitFact(Set<FactName> facts, Duration within, Optional<String> otherwiseTo)
      implements Act {

    public AwaitFact {
      otherwiseTo = otherwiseTo == null ? Optional.empty() : otherwiseTo;
    }

    @Override
    public String inWords() {
      return "wait";
    }
  }

  /**
   * Ends the run.
   *
   * @param why one sentence
   */
  record Stop(String why) implements Act {
    @Override
    public String inWords() {
      return "stop";
    }
  }
}
