package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Outbound;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed webhooks: each event is posted until it is answered by 200 or the retries are used up. */
public final class Webhooks implements AutoCloseable {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHUFFLE_WITHIN_MS = 400;

  /**
   * How events are delivered from now on.
   *
   * @param copies how often each event is delivered
   * @param shuffle every copy waits a random part of 0.4 seconds, so that order is lost
   * @param drop share of copies that are never delivered, 0 to 1
   * @param lots draws which ones: the same seed loses the same ones again
   * @param delay wait before each delivery
   */
  public record Weather(int copies, boolean shuffle, double drop, Random lots, Duration delay) {
    public static Weather fair() {
      return new Weather(1, false, 0.0, new Random(), Duration.ZERO);
    }

    boolean isLost() {
      return lots.nextDouble() < drop;
    }
  }

  private final SimulatorSettings.ServiceTitan office;
  private final List<Duration> retries;
  private final Outbound outbound;
  private final Contractors contractors;
  private final SecretKeySpec key;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Webhook> sent = new ArrayList<>();
  private volatile Optional<URI> target;
  private volatile Weather weather = Weather.fair();

  public Webhooks(
      SimulatorSettings.ServiceTitan office,
      Optional<URI> target,
      List<Duration> retries,
      Outbound outbound,
      Contractors contractors) {
    this.contractors = contractors;
    this.office = office;
    this.target = target;
    this.retries = retries;
    this.outbound = outbound;
    this.key = new SecretKeySpec(office.signingKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  public void deliverTo(URI base) {
    target = Optional.of(base);
  }

  public void weather(Weather now) {
    weather = now;
  }

  /** Every event emitted so far, oldest first. */
  public List<Webhook> all() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  /** The newest events, oldest of them first. */
  public List<Webhook> newest(int count) {
    synchronized (sent) {
      return List.copyOf(sent.subList(Math.max(0, sent.size() - count), sent.size()));
    }
  }

  public void clear() {
    synchronized (sent) {
      sent.clear();
    }
    weather = Weather.fair();
  }

  /** Tells of a paper that was filed or changed, unless the act is silent. */
  void tell(String event, EstimateActs.Act act, ObjectNode paper) {
    if (!act.silent()) {
      emit(Event.of(event, paper));
    }
  }

  void emit(Event event) {
    Webhook webhook =
        new Webhook(UUID.randomUUID().toString(), event.name(), event.about(), Instant.now());
    synchronized (sent) {
      sent.add(webhook);
    }
    Optional<Contractors.Contractor> other = contractors.ownerOf(event.about());
    Optional<URI> base = other.map(Contractors.Contractor::webhooks).or(() -> target);
    if (base.isEmpty()) {
      webhook.record(0, 1, "no webhook URL is set", Optional.empty());
      return;
    }
    long tenantId = other.map(Contractors.Contractor::tenantId).orElseGet(() -> office.tenantId());
    byte[] body = Json.bytes(envelope(webhook, tenantId, event));
    URI url = URI.create(base.get().toString().replaceAll("/+$", "") + "/" + event.name());
    Weather now = weather;
    int copies = Math.max(1, event.copies().orElse(now.copies()));
    boolean shuffle = event.shuffle().orElse(now.shuffle());
    for (int copy = 1; copy <= copies; copy++) {
      int number = copy;
      boolean lost = now.isLost();
      threads.execute(() -> deliver(webhook, number, url, body, wait(now, shuffle), lost));
    }
  }

  private static Duration wait(Weather weather, boolean shuffle) {
    return shuffle
        ? weather.delay().plusMillis(ThreadLocalRandom.current().nextInt(SHUFFLE_WITHIN_MS))
        : weather.delay();
  }

  private static ObjectNode envelope(Webhook webhook, long tenantId, Event event) {
    ObjectNode json = Json.object();
    json.put("eventId", webhook.id());
    json.put("eventType", event.type());
    json.put("eventTime", event.time());
    json.put("tenantId", tenantId);
    json.set("data", event.data());
    return json;
  }

  private void deliver(
      Webhook webhook, int copy, URI url, byte[] body, Duration wait, boolean lost) {
    try {
      Thread.sleep(wait);
      if (lost) {
        webhook.record(copy, 1, "lost on the way, as switched", Optional.empty());
        return;
      }
      Map<String, String> headers =
          Map.of(
              "Content-Type", "application/json", "X-ServiceTitan-Signature", signature(key, body));
      int attempt = 1;
      while (!accepted(webhook, copy, attempt, url, headers, body) && attempt <= retries.size()) {
        Thread.sleep(retries.get(attempt - 1));
        attempt++;
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepted(
      Webhook webhook, int copy, int attempt, URI url, Map<String, String> headers, byte[] body)
      throws InterruptedException {
    try {
      Outbound.Reply reply = outbound.post(url, headers, body);
      webhook.record(copy, attempt, reply.body(), Optional.of(reply.status()));
      return reply.status() == 200;
    } catch (IOException e) {
      webhook.record(copy, attempt, "no answer: " + e.getClass().getSimpleName(), Optional.empty());
      return false;
    }
  }

  /** Hex HMAC-SHA256 over the raw body. */
  static String signature(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + ALGORITHM + ".", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
