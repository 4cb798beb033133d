package io.followup.servicetitan;

import io.followup.tenant.TenantId;
import java.time.Duration;

/** Hears of every call of ServiceTitan, for metrics. Called by many threads at once. */
public interface CallListener {
  /** Nobody listens. */
  CallListener NONE =
      new CallListener() {
        @Override
        public void called(TenantId tenant, Call call) {}

        @Override
        public void breakerIs(TenantId tenant, BreakerState state) {}
      };

  /** Whether a tenant's ServiceTitan is called. */
  enum BreakerState {
    /** As usual. */
    CLOSED,
    /** A few calls find out whether it is well again. */
    TRYING,
    /** It fails, and is left alone. */
    OPEN
  }

  /**
   * One call.
   *
   * @param module for example {@code crm/v2}
   * @param status of HTTP; 0 when there was no answer that could be read
   * @param waited for its turn
   * @param took from sending to the answer's end
   */
  record Call(String module, int status, Duration waited, Duration took) {}

  void called(TenantId tenant, Call call);

  /** Told when it changes, and once at the start. */
  void breakerIs(TenantId tenant, BreakerState state);
}
