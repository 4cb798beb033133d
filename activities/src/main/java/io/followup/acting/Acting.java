package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.intent.Intents.Origin;
import io.followup.tenant.TenantId;

/** Does things in the dispatch systems of tenants. */
@FunctionalInterface
public interface Acting {

  /**
   * @param origin whether it lay there before anybody of us wanted it
   */
  record Acted(Deed.Done done, Origin origin) {}

  /**
   * Does it once, however often and by how many it is called.
   *
   * @param key of which act of which run; the same for every try, without personal data
   * @param marker left with the object where nothing else tells it apart; without personal data
   * @throws io.followup.dispatch.DispatchUnavailable when it is not done yet, or nobody knows: to
   *     be called again, after the wait that it names
   * @throws io.followup.dispatch.DispatchRefused when it will not be done until a person changes
   *     something
   */
  Acted act(TenantId tenant, String key, String marker, Action action);
}
