package io.followup.api.servicetitan;

import io.followup.api.relay.DeliveryReader;
import io.followup.api.relay.Reading;
import io.followup.inbox.RawDelivery;
import io.followup.tenant.Tenants;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads stored deliveries of ServiceTitan for the relay. */
@Component
final class ServiceTitanReader implements DeliveryReader {
  static final String SOURCE = "servicetitan";

  /** Rows of ServiceTitan that the nightly comparison tells again, in the shape of webhooks. */
  private static final String COMPARED = "reconciliation";

  private final Translator translator;

  ServiceTitanReader(Tenants tenants) {
    this.translator = new Translator(tenants);
  }

  @Override
  public Set<String> sources() {
    return Set.of(SOURCE, COMPARED);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    return translator
        .translate(
            new Delivered(
                delivery.tenant(),
                delivery.event(),
                delivery.headers(),
                delivery.body(),
                delivery.receivedAt()))
        .reading();
  }
}
