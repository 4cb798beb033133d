package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Something that happened. Facts are hints: the dispatch system stays the state of record and is
 * read again before each send. No fact carries personal data.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EstimateOpened.class, name = "EstimateOpened"),
  @JsonSubTypes.Type(value = EstimateSold.class, name = "EstimateSold"),
  @JsonSubTypes.Type(value = EstimateDismissed.class, name = "EstimateDismissed"),
  @JsonSubTypes.Type(value = CustomerReplied.class, name = "CustomerReplied"),
  @JsonSubTypes.Type(value = OptedOut.class, name = "OptedOut"),
  @JsonSubTypes.Type(value = WrongPartyAnswered.class, name = "WrongPartyAnswered"),
  @JsonSubTypes.Type(value = HoldReleased.class, name = "HoldReleased"),
  @JsonSubTypes.Type(value = EstimateViewed.class, name = "EstimateViewed"),
  @JsonSubTypes.Type(value = BookingPageViewed.class, name = "BookingPageViewed"),
  @JsonSubTypes.Type(value = CallEnded.class, name = "CallEnded"),
  @JsonSubTypes.Type(value = CallbackRequested.class, name = "CallbackRequested")
})
public sealed interface Fact permits EstimateFact, TouchFact, CustomerFact {
  Origin origin();

  /** The name as it stands in the inbox, in histories and in the API. */
  @JsonIgnore
  default String name() {
    return getClass().getSimpleName();
  }
}
