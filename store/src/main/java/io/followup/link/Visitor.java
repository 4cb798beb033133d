package io.followup.link;

/** Who opened a link. */
public enum Visitor {
  PERSON,
  /** A scanner of mail, a preview of a messenger, a browser that reads ahead. */
  MACHINE
}
