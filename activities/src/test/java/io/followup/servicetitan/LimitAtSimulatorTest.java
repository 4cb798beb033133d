package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.http.HttpConnections;
import io.followup.sending.Office;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A burst against a ServiceTitan that keeps its limit. */
class LimitAtSimulatorTest {
  private static final TenantId ACME = new TenantId("acme");

  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    threads.close();
    http.close(CloseMode.IMMEDIATE);
    office.close();
  }

  private ServiceTitanApi api(int callsPerSecond) {
    return new ServiceTitanConnections(
            new Tenants(Map.of("acme", SampleTenant.playedBy(office.simulator))),
            http,
            Clock.systemUTC(),
            new ClientSettings(callsPerSecond, null, null, Duration.ofSeconds(30), null, null),
            new CallListener() {
              @Override
              public void called(TenantId who, Call call) {
                statuses.add(call.status());
              }

              @Override
              public void breakerIs(TenantId who, BreakerState state) {}
            })
        .of(ACME);
  }

  private void burst(ServiceTitanApi api, int calls) {
    office.call("PUT", "/faults", "{\"servicetitan\": {\"callsPerSecond\": 20}}");
    List<CompletableFuture<Void>> all =
        IntStream.range(0, calls)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () -> api.get("jpm/v2", "job-types", Rows.ANYTHING).orElseThrow(), threads))
            .toList();
    all.forEach(CompletableFuture::join);
  }

  @Test
  void a_burst_stays_below_the_limit_and_nothing_is_refused() {
    burst(api(14), 50);

    assertThat(statuses).hasSize(50).containsOnly(200);
  }

  @Test
  void when_others_use_up_the_limit_their_429_is_waited_for_and_all_is_read() {
    burst(api(1_000), 40);

    assertThat(statuses).contains(429);
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(40);
  }
}
