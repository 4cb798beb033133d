package io.followup.api.debts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.api.relay.DeliveryReader;
import io.followup.fact.DebtDisputed;
import io.followup.fact.Fact;
import io.followup.fact.Origin;
import io.followup.fact.PaymentPromised;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.subject.DebtSubject;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what the office said of debts. */
@Component
final class StatementReader implements DeliveryReader {
  private static final String SOURCE = "office-debt";
  private static final ObjectMapper JSON = Payloads.mapper();

  /** The same statement made twice within a second counts once. */
  static NewDelivery delivery(TenantId tenant, OfficeStatement statement) {
    String key =
        "%s:%s:%s:%d"
            .formatted(
                SOURCE,
                statement.customer(),
                statement.what().event(),
                statement.at().getEpochSecond());
    return new NewDelivery(
        tenant,
        SOURCE,
        statement.what().event(),
        key,
        Map.of(),
        written(statement),
        Optional.of(new DebtSubject(tenant, statement.customer()).workflowId()),
        Optional.of(statement.customer()),
        Optional.empty());
  }

  @Override
  public Set<String> sources() {
    return Set.of(SOURCE);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    OfficeStatement statement = statement(delivery.body());
    DebtSubject subject = new DebtSubject(delivery.tenant(), statement.customer());
    Origin origin =
        new Origin(
            delivery.dedupKey(),
            delivery.tenant(),
            statement.at(),
            delivery.receivedAt(),
            delivery.source());
    Fact fact =
        switch (statement.what()) {
          case PROMISED ->
              new PaymentPromised(
                  origin, subject, statement.goesOnAt().orElseThrow(), statement.at());
          case DISPUTED -> new DebtDisputed(origin, subject, statement.at());
        };
    return Reading.facts(statement.what().event(), List.of(fact));
  }

  private static byte[] written(OfficeStatement statement) {
    try {
      return JSON.writeValueAsBytes(statement);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a statement cannot be written as JSON", impossible);
    }
  }

  private static OfficeStatement statement(byte[] body) {
    try {
      return JSON.readValue(body, OfficeStatement.class);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a stored statement is not readable", impossible);
    }
  }
}
