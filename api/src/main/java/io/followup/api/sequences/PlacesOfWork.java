package io.followup.api.sequences;

import io.followup.reading.FieldsOfReadings;
import io.followup.sequence.Surroundings;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.Optional;

/** What is known of the tenants for whom sequences are checked and published. */
public final class PlacesOfWork {
  private final Tenants tenants;
  private final PublishedSequences inForce;
  private final FieldsOfReadings fields;
  private final int toleratedEmpty;

  /**
   * @param toleratedEmpty percentage of recent objects that may lack a field without default
   */
  public PlacesOfWork(
      Tenants tenants, PublishedSequences inForce, FieldsOfReadings fields, int toleratedEmpty) {
    this.tenants = tenants;
    this.inForce = inForce;
    this.fields = fields;
    this.toleratedEmpty = toleratedEmpty;
  }

  /** Whether the tenant's time is played: what is old there is not told by the wall clock. */
  boolean isPlayed(TenantId tenant) {
    return tenants.get(tenant).speed() > 1;
  }

  Surroundings of(TenantId tenant) {
    return new Surroundings(
        Optional.of(tenants.get(tenant)),
        inForce.of(tenant),
        fields.recent(tenant),
        toleratedEmpty);
  }
}
