package io.followup.sending;

import io.followup.dispatch.Party;
import io.followup.dispatch.Reading;
import io.followup.run.Words;
import io.followup.sequence.Slots;
import io.followup.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;

/** The values of all fields of a trigger, as far as they are known: a reading's and our own. */
final class KnownValues {
  private KnownValues() {}

  /** By the names of {@link io.followup.sequence.FieldSchema}; personal. */
  static Map<String, Object> of(Reading reading, Tenant tenant) {
    Map<String, Object> values = new HashMap<>(reading.values());
    Party party = reading.party();
    values.put(Slots.COMPANY_NAME, tenant.company());
    values.put(Slots.COMPANY_PHONE, Words.phone(tenant.officePhone()));
    values.put(Slots.CUSTOMER_NAME, party.name());
    values.put(
        "customer.type",
        switch (party.clientele()) {
          case PERSON -> "Residential";
          case COMPANY -> "Commercial";
        });
    values.putIfAbsent(
        Slots.CUSTOMER_FIRST_NAME,
        party.clientele() == Party.Clientele.PERSON ? FirstName.of(party.name()) : "");
    return values;
  }
}
