package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.touch.Channel;

/**
 * A person opened the link to the estimate in a message of ours. Told once per message, however
 * often the link is opened.
 *
 * @param channel of the message
 */
public record EstimateViewed(
    Origin origin, CustomerId customer, String workflowId, String step, Channel channel)
    implements TouchFact {}
