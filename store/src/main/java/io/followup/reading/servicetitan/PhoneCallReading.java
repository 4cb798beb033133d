package io.followup.reading.servicetitan;

import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads one call that ServiceTitan's telephony saw. Missed is an inbound call that it classifies as
 * Abandoned; one without a class may still be classified.
 */
record PhoneCallReading(Notice notice) {

  Reading read() {
    // One shape of the API puts the call inside of what came of it.
    Fields call = notice.resource().object("leadCall").orElseGet(notice::resource);
    Optional<String> id = call.id("id").or(() -> notice.resource().id("id"));
    if (id.isEmpty()) {
      return notice.unreadable("the body names no call id.");
    }
    CallSubject subject = new CallSubject(notice.tenantId(), id.get());
    String direction = call.text("direction").orElse("");
    if (!direction.equalsIgnoreCase("Inbound")) {
      return notice.nothing(subject.inWords() + " was not made by a customer.");
    }
    Optional<String> caller = call.text("from").flatMap(ToldContact::phone);
    if (caller.isEmpty()) {
      return notice.nothing(
          subject.inWords() + " came from no number of the USA or Canada that can be answered.");
    }
    if (notice.tenant().owns(caller.get())) {
      return notice.nothing(
          subject.inWords() + " came from a number of the company, its staff or its vendors.");
    }
    return read(call, subject, caller.get());
  }

  private Reading read(Fields call, CallSubject subject, String caller) {
    Optional<String> type = Notice.status(call, "callType").or(() -> Notice.status(call, "type"));
    CustomerId customer =
        call.object("customer")
            .flatMap(told -> told.id("id"))
            .map(CustomerId::new)
            .orElseGet(() -> CustomerId.behind(subject));
    List<Acquaintance> contacts = List.of(Acquaintance.byPhone(customer, caller));
    if (type.filter("abandoned"::equals).isPresent()) {
      return notice
          .facts(
              new CallMissed(
                  notice.origin(),
                  subject,
                  customer,
                  notice.notAhead(
                      call.instant("receivedOn", "createdOn").orElseGet(notice::occurred)),
                  modified(call)))
          .knowing(contacts);
    }
    if (type.isPresent() || call.object("agent").isPresent()) {
      return notice
          .facts(new CallAnswered(notice.origin(), subject, modified(call)))
          .knowing(contacts);
    }
    return notice.nothing(
        subject.inWords() + " is not classified yet; an update tells whether it was missed.");
  }

  private Instant modified(Fields call) {
    return notice.notAhead(call.instant("modifiedOn").orElseGet(notice::modified));
  }
}
