package io.followup.link;

import java.net.URI;
import java.util.Optional;

/**
 * A short address that was put into a message which is about to be sent.
 *
 * @param target where its visitors are sent; none for {@link LeadsTo#UNSUBSCRIBE}
 */
public record NewLink(LinkToken token, LeadsTo leadsTo, Optional<URI> target) {}
