package io.followup.api.servicetitan;

import io.followup.api.relay.DeliveryReader;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Source;
import io.followup.reading.servicetitan.Translator;
import io.followup.tenant.Tenants;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads for the relay what came from ServiceTitan, by whatever way. */
@Component
final class ServiceTitanReader implements DeliveryReader {
  private final Translator translator;

  ServiceTitanReader(Tenants tenants) {
    this.translator = new Translator(tenants);
  }

  @Override
  public Set<String> sources() {
    return Source.codes();
  }

  @Override
  public Reading read(RawDelivery delivery) {
    return translator
        .translate(
            new Delivered(
                delivery.tenant(),
                Source.of(delivery.source()).orElseThrow(),
                delivery.event(),
                delivery.headers(),
                delivery.body(),
                delivery.receivedAt()))
        .reading();
  }
}
