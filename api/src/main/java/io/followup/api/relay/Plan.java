package io.followup.api.relay;

import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.sequence.Sequence;

/** What is to be done about one fact. */
sealed interface Plan {

  /** Start the follow-up with this fact, or tell it when it runs already. */
  record Start(EstimateOpened opened, Sequence sequence, boolean known) implements Plan {}

  /** Tell the follow-up, if it is open. */
  record Tell(String workflowId, Fact fact) implements Plan {}

  /**
   * @param why one sentence
   */
  record Nothing(String why) implements Plan {}
}
