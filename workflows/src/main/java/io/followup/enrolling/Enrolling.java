package io.followup.enrolling;

import io.followup.fact.TriggerFact;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says whether, and by which sequences, something is followed up. */
public interface Enrolling {
  Enrolled decide(Occasion occasion);

  /**
   * What happened, as far as enrolment is concerned.
   *
   * @param known what is known at this moment, see {@link TriggerFact#known()}
   * @param countsFrom the instant from which a sequence would count its hours
   * @param source by which way it was told, see {@link io.followup.fact.Origin#source()}
   */
  record Occasion(
      Trigger trigger,
      TenantId tenant,
      CustomerId customer,
      Map<String, Object> known,
      Instant countsFrom,
      String source) {

    public static Occasion of(TriggerFact fact) {
      return new Occasion(
          Triggers.of(fact),
          fact.origin().tenant(),
          fact.customer(),
          fact.known(),
          fact.countsFrom(),
          fact.origin().source());
    }
  }

  /** The answer. */
  sealed interface Enrolled {
    /**
     * @param sequences at least one, in the order in which they are taken up
     */
    record By(List<Sequence> sequences) implements Enrolled {
      public By {
        sequences = List.copyOf(sequences);
      }
    }

    /**
     * @param rule which rule speaks against it, as in {@link Plan.Nothing}
     * @param why one sentence
     */
    record Not(String rule, String why) implements Enrolled {}
  }
}
