package io.followup.consent;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.MessageClass;
import java.util.Optional;

/**
 * A customer takes consent back.
 *
 * @param customer empty: whoever is reached at {@code contact}
 * @param contact empty: every number and address of {@code customer}
 * @param covers empty: every kind of message
 * @param why as it reads after "the customer": {@code texted STOP}
 * @param source for example {@code delivery 4711}
 * @param recordedBy for example {@code key 3 (ops)}
 */
public record NewRevocation(
    TenantId tenant,
    Optional<CustomerId> customer,
    Optional<ContactPoint> contact,
    Optional<MessageClass> covers,
    Suppression.Scope scope,
    String why,
    String source,
    String recordedBy) {
  public NewRevocation {
    if (customer.isEmpty() && contact.isEmpty()) {
      throw new IllegalArgumentException("a revocation is of a customer or of a contact point");
    }
  }
}
