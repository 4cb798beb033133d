package io.followup.dispatch;

import java.util.Optional;

/**
 * One action as one dispatch system carries it out. It may be looked for as often as one likes;
 * whoever makes it twice has it twice.
 */
public interface Deed {

  /**
   * @param id in the dispatch system
   * @param told what lies there, for people, without personal data: {@code Note 45 of customer 41.}
   */
  record Done(String id, String told) {}

  /**
   * Looks whether it is done.
   *
   * @throws DispatchUnavailable when that cannot be read now
   * @throws DispatchRefused when it cannot be done any more, or not be read until a person changes
   *     something
   */
  Optional<Done> find();

  /**
   * Does it, in one request.
   *
   * @throws DispatchInDoubt when it is not known whether it was done
   * @throws DispatchUnavailable when it was surely not done, and may be tried again
   * @throws DispatchRefused when it was surely not done, until a person changes something
   */
  Done make();
}
