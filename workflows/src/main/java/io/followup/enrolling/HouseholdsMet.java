package io.followup.enrolling;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.Optional;

/** Households that were met before, by the key under which they are dealt into groups. */
public interface HouseholdsMet {

  /** The key of a customer's household; empty while nobody has looked who belongs to it. */
  Optional<String> keyOf(TenantId tenant, CustomerId customer);
}
