package io.followup.link;

import io.followup.touch.AttemptKey;
import java.net.URI;
import java.util.Optional;

/**
 * A short address that stands in a message.
 *
 * @param attempt the touch that it was made for
 * @param target where its visitors are sent; none for {@link LeadsTo#UNSUBSCRIBE}
 */
public record Link(LinkToken token, AttemptKey attempt, LeadsTo leadsTo, Optional<URI> target) {}
