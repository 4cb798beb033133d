package io.followup.simulator.servicetitan;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Further contractors beside the one of the settings: the same office plays them, with the same
 * credentials, but their estimates' webhooks and their customers' texts go to addresses of their
 * own.
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
  private final Map<String, Long> tenantOfEstimate = new ConcurrentHashMap<>();

  public void file(Contractor contractor) {
    byTenant.put(contractor.tenantId(), contractor);
  }

  /**
   * Says whose estimate it is, before it is filed.
   *
   * @throws IllegalArgumentException when nobody has this tenant id
   */
  public void owns(long tenantId, long estimate) {
    if (!byTenant.containsKey(tenantId)) {
      throw new IllegalArgumentException(
          "There is no contractor " + tenantId + "; PUT /sim/contractors/" + tenantId + " first.");
    }
    tenantOfEstimate.put(String.valueOf(estimate), tenantId);
  }

  /** Empty for what belongs to the contractor of the settings. */
  Optional<Contractor> ownerOf(String id) {
    return Optional.ofNullable(tenantOfEstimate.get(id)).map(byTenant::get);
  }

  boolean has(String tenantId) {
    return byTenant.keySet().stream().anyMatch(id -> id.toString().equals(tenantId));
  }

  public Optional<Contractor> textingFrom(String sender) {
    return byTenant.values().stream().filter(c -> c.sender().equals(sender)).findFirst();
  }

  public void clear() {
    byTenant.clear();
    tenantOfEstimate.clear();
  }
}
