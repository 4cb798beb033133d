package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.BookingSubject;

/** A fact about one booking. */
public sealed interface BookingFact extends SubjectFact
    permits BookingReceived, BookingAccepted, BookingConverted, BookingDismissed {
  @Override
  BookingSubject subject();

  @Override
  @JsonIgnore
  default String resource() {
    return subject().id();
  }
}
