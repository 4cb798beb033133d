package io.followup.api.answers;

import io.followup.fact.CustomerReplied;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.fact.WrongPartyAnswered;
import io.followup.handover.Handover;
import io.followup.inbox.Answer;
import io.followup.inbox.Answers;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What an answer means for runs and for the office. What it means for consent and holds was applied
 * when it was stored; as what it was taken then, it is read now.
 */
public final class AnswerReading {
  private final Answers answers;

  AnswerReading(Answers answers) {
    this.answers = answers;
  }

  /**
   * @param readAs makes the internal event of what it was taken for: of {@code stop}, {@code
   *     start}, {@code help}, {@code wrong-party}, {@code hold}, {@code review}, {@code reply}
   */
  public Reading read(RawDelivery delivery, UnaryOperator<String> readAs) {
    Optional<Answer> answer = answers.find(delivery.id());
    if (answer.isEmpty()) {
      return Reading.nothing(readAs.apply("unknown"), nobody(Channel.SMS));
    }
    String event = readAs.apply(word(answer.get().meaning()));
    return switch (answer.get().meaning()) {
      case OPT_IN ->
          Reading.nothing(
              event,
              "The customer may be texted again; a follow-up that ended is not started again.");
      case HELP -> Reading.nothing(event, "The customer was told who is writing.");
      case OPT_OUT, WRONG_PARTY, HOLD, REVIEW, REPLY ->
          answer.get().customers().isEmpty()
              ? Reading.nothing(event, nobody(answer.get().channel()))
              : told(delivery, answer.get(), event);
    };
  }

  private static Reading told(RawDelivery delivery, Answer answer, String event) {
    BiFunction<Origin, CustomerId, Fact> fact =
        switch (answer.meaning()) {
          case OPT_OUT ->
              (origin, customer) -> new OptedOut(origin, customer, answer.channel(), answer.why());
          case WRONG_PARTY ->
              (origin, customer) -> new WrongPartyAnswered(origin, customer, answer.channel());
          default ->
              (origin, customer) ->
                  new CustomerReplied(origin, customer, answer.channel(), answer.hold());
        };
    Reading reading =
        Reading.facts(
            event,
            answer.customers().stream()
                .map(customer -> fact.apply(origin(delivery, customer), customer))
                .toList());
    return handover(delivery, answer).map(reading::handing).orElse(reading);
  }

  private static Optional<Handover> handover(RawDelivery delivery, Answer answer) {
    String by =
        answer.channel() == Channel.VOICE ? " in a call" : " by " + answer.channel().inWords();
    return switch (answer.meaning()) {
      case REPLY ->
          Optional.of(
              handover(
                  delivery,
                  answer,
                  Handover.Kind.REPLY,
                  answer.channel() == Channel.VOICE
                      ? "The customer pressed 1 in a call to speak with the office. Please make"
                          + " sure that somebody did."
                      : "The customer answered"
                          + by
                          + ". Please answer; the engine sends nothing"
                          + " meanwhile."));
      case REVIEW ->
          Optional.of(
              handover(
                  delivery,
                  answer,
                  Handover.Kind.REVIEW,
                  "The customer answered"
                      + by
                      + ", perhaps to refuse or in anger. Please judge it; the"
                      + " engine sends nothing meanwhile."));
      case HOLD -> Optional.of(hold(delivery, answer, by));
      case OPT_OUT -> answer.hold().map(kind -> hold(delivery, answer, by));
      case WRONG_PARTY ->
          Optional.of(
              handover(
                  delivery,
                  answer,
                  Handover.Kind.WRONG_PARTY,
                  "Somebody else answered"
                      + by
                      + ". Please correct the customer's number or address, then"
                      + " release the hold."));
      case OPT_IN, HELP -> Optional.empty();
    };
  }

  private static Handover hold(RawDelivery delivery, Answer answer, String by) {
    return handover(
        delivery,
        answer,
        Handover.Kind.HOLD,
        "The customer answered"
            + by
            + " and "
            + answer.hold().orElseThrow().inWords()
            + ". Nothing is sent until somebody releases the hold.");
  }

  private static Handover handover(
      RawDelivery delivery, Answer answer, Handover.Kind kind, String why) {
    return new Handover(
        delivery.tenant(),
        "delivery-" + delivery.id(),
        kind,
        answer.customers(),
        Optional.of(delivery.id()),
        why);
  }

  private static String word(Answer.Taken meaning) {
    return switch (meaning) {
      case OPT_OUT -> "stop";
      case OPT_IN -> "start";
      case HELP, WRONG_PARTY, HOLD, REVIEW, REPLY -> meaning.code();
    };
  }

  private static String nobody(Channel channel) {
    return "Nobody we follow up has this " + (channel == Channel.EMAIL ? "address." : "number.");
  }

  /** Nobody tells when an answer was written; it comes at once. */
  private static Origin origin(RawDelivery delivery, CustomerId customer) {
    return new Origin(
        delivery.dedupKey() + "/" + customer,
        delivery.tenant(),
        delivery.receivedAt(),
        delivery.receivedAt(),
        delivery.source());
  }
}
