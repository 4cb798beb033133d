package io.followup.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one tenant, listed by the dispatch system.
 *
 * <p>All of them throw {@link io.followup.dispatch.DispatchUnavailable} while the dispatch system
 * is away and {@link io.followup.dispatch.DispatchRefused} when it will not answer until a person
 * changes something.
 */
public interface ObjectLists {

  /**
   * @param next where the page after this one begins, when there is one
   */
  record Page<T>(List<T> rows, Optional<String> next) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Two customers who are one person, as it seems.
   *
   * @param older the number of the one that was filed first
   * @param newer the number of the other
   */
  record Twins(String older, String newer) {}

  /**
   * What was changed since, in an order that later changes do not disturb.
   *
   * @param from as the page before told; empty for the first
   */
  Page<FoundObject> changed(ObjectKind kind, Instant since, Optional<String> from);

  /**
   * @param kind neither sessions nor calls
   * @param ids at most 50
   * @return those that there are
   */
  List<FoundObject> withIds(ObjectKind kind, Collection<String> ids);

  /** Customers filed since, those of one page who were filed before already. */
  Page<Twins> filedTwice(Instant since, Optional<String> from);

  /**
   * Whether something that we made is still there.
   *
   * @param kind as intents name it, for example {@code task}
   * @return true, too, for kinds that cannot be looked up by their id
   */
  boolean isThere(String kind, String id);

  /**
   * An object as a webhook would have told of it.
   *
   * @param event as the callback path of such a webhook names it
   * @param id of the happening: the same one is told once
   */
  byte[] asDelivered(FoundObject object, String event, String id);
}
