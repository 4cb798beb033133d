package io.followup.answer;

import io.followup.hold.HoldKind;
import io.followup.touch.Channel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of a customer is taken for (docs/reference/messaging.md, reply classification).
 */
public sealed interface Meaning {

  /**
   * No more messages on these channels.
   *
   * @param how as it reads after "the customer": {@code texted STOP}
   * @param hold set when the refusal says more than no: a threat, a dispute
   */
  record OptOut(Set<Channel> channels, String how, Optional<HoldKind> hold) implements Meaning {
    public OptOut {
      channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }
  }

  /** Takes back an earlier keyword, nothing more. */
  record OptIn() implements Meaning {}

  /** A bare yes: an opt-in while a keyword has stopped texts, else an answer for a person. */
  record Yes() implements Meaning {}

  /** Asks who we are. */
  record Help() implements Meaning {}

  /** Whoever answers there is not the customer. */
  record WrongParty() implements Meaning {}

  /** Nothing goes on until a person decides. */
  record Hold(HoldKind kind) implements Meaning {}

  /** Perhaps a refusal, or angry: a person reads it first. */
  record Review() implements Meaning {}

  /** All else: a person answers. */
  record Reply() implements Meaning {}
}
