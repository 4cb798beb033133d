package io.followup.reading.servicetitan;

import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * Reads one customer: who it is, and that two records became one. All else is read fresh before
 * each message.
 */
record CustomerReading(Notice notice) {

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no customer id.");
    }
    Optional<String> into = notice.resource().id("mergedToId");
    if (into.isEmpty() || into.equals(id)) {
      return notice
          .nothing("customers are read again before each message.")
          .knowing(
              List.of(
                  new Acquaintance.Introduced(
                      new CustomerId(id.get()), ToldPerson.of(notice.resource()))));
    }
    return notice
        .nothing(
            "customer "
                + id.get()
                + " became customer "
                + into.get()
                + "; their numbers and addresses are those of one household.")
        .knowing(
            List.of(new Acquaintance.Merged(new CustomerId(id.get()), new CustomerId(into.get()))));
  }
}
