package io.followup.simulator.demo;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Whose customers a scenario is about. What stops a whole contractor is played at one of its own,
 * so that the other scenarios go on.
 */
enum Contractor {
  /** Most of the demo. */
  ACME(OptionalLong.empty(), "+15125550110"),
  /** Its crews are busy after a storm. */
  BIRCH(OptionalLong.of(1000200031), "+15125550108"),
  /** Carriers block its number. */
  CEDAR(OptionalLong.of(1000200032), "+15125550109"),
  /** Its webhooks get lost, and it works in one ZIP code only. */
  DELTA(OptionalLong.of(1000200033), "+15125550105");

  private final OptionalLong officeId;
  private final String sender;

  Contractor(OptionalLong officeId, String sender) {
    this.officeId = officeId;
    this.sender = sender;
  }

  /** The engine's id of the tenant. */
  String tenant() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** ServiceTitan's id; empty for the one that the simulator plays by its settings. */
  OptionalLong officeId() {
    return officeId;
  }

  /** Where its e-mails come from, and where answers to them arrive. */
  String mailbox() {
    return "office@" + tenant() + ".example.com";
  }

  /** Where its people read what they are told. */
  String desk() {
    return "desk@" + tenant() + ".example.com";
  }

  /** The number that its texts come from. */
  String sender() {
    return sender;
  }
}
