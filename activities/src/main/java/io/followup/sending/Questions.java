package io.followup.sending;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Question;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.tenant.TenantId;
import io.followup.touch.LookRequest;
import io.followup.touch.TouchRequest;
import io.followup.traffic.Households;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** What is asked of the dispatch system before a touch. */
final class Questions {
  private final Households households;
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  Questions(Households households, Clock clock) {
    this.households = households;
    this.clock = clock;
  }

  Question of(TouchRequest request) {
    return new Question(
        request.subject(),
        request.customer(),
        request.trigger(),
        Details.neededFor(request.trigger(), request.step()),
        request.triggeredAt(),
        request.clock().businessTime(clock.instant()),
        known(request.subject().tenant(), request.subject(), request.customer()));
  }

  Question of(LookRequest request) {
    return new Question(
        request.subject(),
        request.customer(),
        request.trigger(),
        Set.<Detail>of(),
        request.triggeredAt(),
        request.clock().businessTime(clock.instant()),
        known(request.subject().tenant(), request.subject(), request.customer()));
  }

  /** Of customers the dispatch system knows more than we do. */
  private List<String> known(TenantId tenant, Subject subject, CustomerId customer) {
    return isStranger(subject, customer) ? households.known(tenant, customer) : List.of();
  }

  /** Whether the object itself stands for whoever is behind it. */
  static boolean isStranger(Subject subject, CustomerId customer) {
    return customer.equals(CustomerId.behind(subject));
  }
}
