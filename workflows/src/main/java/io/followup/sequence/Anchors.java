package io.followup.sequence;

import java.time.Instant;
import java.util.Optional;

/** When the anchors of one object lie, as far as that is known; business time. */
@FunctionalInterface
public interface Anchors {
  Optional<Instant> find(Anchor anchor);
}
