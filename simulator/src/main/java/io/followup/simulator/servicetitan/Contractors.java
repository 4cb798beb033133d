package io.followup.simulator.servicetitan;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Further contractors beside the one of the settings: the same office plays them, with the same
 * credentials, but what is filed for them stands in their own lists only, its webhooks and their
 * customers' texts go to addresses of their own.
 */
public final class Contractors {

  /**
   * @param tenantId ServiceTitan's
   * @param webhooks base of the webhooks; the event is appended
   * @param inboundTexts where Twilio posts texts that reach the sender
   * @param sender number that the contractor texts from
   */
  public record Contractor(long tenantId, URI webhooks, URI inboundTexts, String sender) {}

  private final Map<Long, Contractor> byTenant = new ConcurrentHashMap<>();
  private final Map<String, Long> tenantOfObject = new ConcurrentHashMap<>();

  public void file(Contractor contractor) {
    byTenant.put(contractor.tenantId(), contractor);
  }

  /**
   * Says whose estimate, booking, customer or zone it is, before it is filed.
   *
   * @throws IllegalArgumentException when nobody has this tenant id
   */
  public void owns(long tenantId, long object) {
    if (!byTenant.containsKey(tenantId)) {
      throw new IllegalArgumentException(
          "There is no contractor " + tenantId + "; PUT /sim/contractors/" + tenantId + " first.");
    }
    tenantOfObject.put(String.valueOf(object), tenantId);
  }

  /** Empty for what belongs to the contractor of the settings. */
  Optional<Contractor> ownerOf(String id) {
    return Optional.ofNullable(tenantOfObject.get(id)).map(byTenant::get);
  }

  /** Whether an object stands in the lists of a tenant: in those of its own one. */
  boolean lists(String tenantId, String object) {
    Long owner = tenantOfObject.get(object);
    return owner == null ? !has(tenantId) : owner.toString().equals(tenantId);
  }

  /** Whether anything was filed for anybody but the contractor of the settings. */
  boolean areAny() {
    return !tenantOfObject.isEmpty();
  }

  boolean has(String tenantId) {
    return byTenant.keySet().stream().anyMatch(id -> id.toString().equals(tenantId));
  }

  public Optional<Contractor> textingFrom(String sender) {
    return byTenant.values().stream().filter(c -> c.sender().equals(sender)).findFirst();
  }

  public void clear() {
    byTenant.clear();
    tenantOfObject.clear();
  }
}
