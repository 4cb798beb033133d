package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.touch.Channel;

/**
 * A person opened the link for booking in a message of ours. Told once per message, however often
 * the link is opened. That something was booked is told by the dispatch system.
 *
 * @param channel of the message
 */
public record BookingPageViewed(
    Origin origin, CustomerId customer, String workflowId, String step, Channel channel)
    implements TouchFact {}
