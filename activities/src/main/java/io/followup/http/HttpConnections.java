package io.followup.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one HTTP/1.1 client of the worker: pooled connections, no retries of its own, no redirects,
 * no cookies. Blocking, made for virtual threads; it costs less processor time per call than the
 * JDK's (docs/architecture.md).
 */
public final class HttpConnections {
  private static final Timeout CONNECT = Timeout.ofSeconds(3);
  private static final int PER_HOST = 64;
  private static final int IN_ALL = 256;

  private HttpConnections() {}

  public static CloseableHttpClient open() {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(PER_HOST)
                .setMaxConnTotal(IN_ALL)
                .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(Timeout.ofSeconds(10))
                        // Vendors close idle connections; a POST into one would be in doubt.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build())
        .evictIdleConnections(TimeValue.ofSeconds(20))
        .setUserAgent("follow-up-engine")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * @param answer longest wait for the answer, or for its next part
   */
  public static RequestConfig within(Duration answer) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(answer))
        .setResponseTimeout(Timeout.of(answer))
        .build();
  }
}
