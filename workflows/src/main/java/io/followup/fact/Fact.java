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
  @JsonSubTypes.Type(value = CallbackRequested.class, name = "CallbackRequested"),
  @JsonSubTypes.Type(value = BookingReceived.class, name = "BookingReceived"),
  @JsonSubTypes.Type(value = BookingAccepted.class, name = "BookingAccepted"),
  @JsonSubTypes.Type(value = BookingConverted.class, name = "BookingConverted"),
  @JsonSubTypes.Type(value = BookingDismissed.class, name = "BookingDismissed"),
  @JsonSubTypes.Type(value = SessionAbandoned.class, name = "SessionAbandoned"),
  @JsonSubTypes.Type(value = SessionCompleted.class, name = "SessionCompleted"),
  @JsonSubTypes.Type(value = AppointmentPlanned.class, name = "AppointmentPlanned"),
  @JsonSubTypes.Type(value = AppointmentCanceled.class, name = "AppointmentCanceled"),
  @JsonSubTypes.Type(value = TechnicianDispatched.class, name = "TechnicianDispatched"),
  @JsonSubTypes.Type(value = JobCompleted.class, name = "JobCompleted"),
  @JsonSubTypes.Type(value = JobCanceled.class, name = "JobCanceled"),
  @JsonSubTypes.Type(value = NoShow.class, name = "NoShow"),
  @JsonSubTypes.Type(value = JobAttributed.class, name = "JobAttributed"),
  @JsonSubTypes.Type(value = InvoiceOverdue.class, name = "InvoiceOverdue"),
  @JsonSubTypes.Type(value = InvoiceSettled.class, name = "InvoiceSettled"),
  @JsonSubTypes.Type(value = PaymentPosted.class, name = "PaymentPosted"),
  @JsonSubTypes.Type(value = DebtDisputed.class, name = "DebtDisputed"),
  @JsonSubTypes.Type(value = PaymentPromised.class, name = "PaymentPromised"),
  @JsonSubTypes.Type(value = CallMissed.class, name = "CallMissed"),
  @JsonSubTypes.Type(value = CallAnswered.class, name = "CallAnswered"),
  @JsonSubTypes.Type(value = CustomerBooked.class, name = "CustomerBooked")
})
public sealed interface Fact permits SubjectFact, TouchFact, CustomerFact {
  Origin origin();

  /** The name as it stands in the inbox, in histories and in the API. */
  @JsonIgnore
  default String name() {
    return getClass().getSimpleName();
  }
}
