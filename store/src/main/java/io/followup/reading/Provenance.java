package io.followup.reading;

import io.followup.marketing.MarketingSource;
import io.followup.subject.Subject;
import java.time.Instant;

/** What a delivery tells of where a customer came from. Objects are bookings, sessions and jobs. */
public sealed interface Provenance {
  Subject object();

  /**
   * The object names what brought the customer.
   *
   * @param source is known
   * @param modifiedOn when the dispatch system last changed the object
   */
  record Brought(Subject object, MarketingSource source, Instant modifiedOn)
      implements Provenance {}

  /** The object was another one before: a job a booking, a booking a session. */
  record CameOf(Subject object, Subject origin) implements Provenance {}
}
