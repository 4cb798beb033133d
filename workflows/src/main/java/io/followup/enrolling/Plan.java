package io.followup.enrolling;

import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.sequence.Sequence;

/** What is to be done about one fact. */
public sealed interface Plan {

  /** Start the follow-up with this fact, or tell it when it runs already. */
  record Start(EstimateOpened opened, Sequence sequence, boolean known) implements Plan {}

  /** Tell the follow-up, if it is open. */
  record Tell(String workflowId, Fact fact) implements Plan {}

  /**
   * @param rule stable name, the same for all that it speaks against; for counting
   * @param why one sentence
   */
  record Nothing(String rule, String why) implements Plan {}
}
