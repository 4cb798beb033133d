package io.followup.enrolling;

import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.sequence.Sequence;
import java.util.List;

/** What is to be done about one fact. */
public sealed interface Plan {

  /**
   * Start the follow-up with this fact, or tell it when it runs already.
   *
   * @param sequences at least one, in the order in which they are taken up
   * @param known whether a run of this object was started before
   */
  record Start(TriggerFact fact, List<Sequence> sequences, boolean known) implements Plan {
    public Start {
      sequences = List.copyOf(sequences);
    }
  }

  /** Lead the follow-up, if it is open, into its next phase. */
  record Lead(String workflowId, Fact fact, List<Sequence> sequences) implements Plan {
    public Lead {
      sequences = List.copyOf(sequences);
    }
  }

  /** Tell the follow-up, if it is open. */
  record Tell(String workflowId, Fact fact) implements Plan {}

  /**
   * Tell the follow-up, if it is open; it may as well not have begun, so that it is not open says
   * nothing about it.
   */
  record Mention(String workflowId, Fact fact) implements Plan {}

  /**
   * @param rule stable name, the same for all that it speaks against; for counting
   * @param why one sentence
   */
  record Nothing(String rule, String why) implements Plan {}
}
