package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.TestDatabase;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand callbacks that Twilio would never send: honest ones spoiled at random, some signed
 * as they are, most not. None breaks the api, and nothing is stored, sent or suppressed by one that
 * was not signed. The same seed spoils the same way.
 */
class CallbackFuzzTest {
  private static final long SEED = 20261121;
  private static final int ROUNDS = 10_000;
  private static final int AT_ONCE = 16;
  private static final int TOO_LARGE = 64 * 1024;
  private static final long MOST_GROWTH = 64L * 1024 * 1024;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  // Of its own: what is signed and makes no sense is kept, and would lie in the way of other tests.
  private final Engine engine = Engine.start(TestDatabase.fresh("fuzz"));
  private final Twilio twilio = engine.twilio();

  /** What forged requests are about, and honest ones never. */
  private final String strangersVictim = Engine.newPhone();

  private final AttemptKey victimsText =
      engine.submitting(Channel.SMS, strangersVictim, "41000666");
  private final AttemptKey victimsCall =
      engine.submitting(Channel.VOICE, strangersVictim, "41000666");
  private final String signedPhone = Engine.newPhone();
  private final AttemptKey signedText = engine.submitting(Channel.SMS, signedPhone, "41000777");
  private final AttemptKey signedCall = engine.submitting(Channel.VOICE, signedPhone, "41000777");

  private final Set<String> signedBodies = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @AfterEach
  void stop() {
    engine.stop();
  }

  @Test
  void ten_thousand_spoiled_callbacks_break_nothing_and_forge_nothing() throws Exception {
    long lastDelivery = lastDelivery();
    String victim = victimInTheDatabase();
    long before = used();
    try (ExecutorService lines = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> rounds = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        int number = round;
        rounds.add(lines.submit(() -> play(number)));
      }
      for (Future<?> round : rounds) {
        round.get();
      }
    }
    assertThat(used() - before).as("bytes of memory kept").isLessThan(MOST_GROWTH);
    assertThat(accepted.get()).as("signed garbage that was taken").isGreaterThan(ROUNDS / 5);
    assertThat(refused.get()).as("forgeries that were refused").isGreaterThan(ROUNDS / 3);
    assertThat(storedSince(lastDelivery)).isNotEmpty().isSubsetOf(signedBodies);
    assertThat(victimInTheDatabase()).isEqualTo(victim);
  }

  private Void play(int number) throws IOException, InterruptedException {
    Spoiling spoiling = new Spoiling(SEED + number);
    boolean signs = spoiling.chance(0.4);
    String endpoint =
        endpoint(spoiling, signs ? signedText : victimsText, signs ? signedCall : victimsCall);
    List<String> form = new ArrayList<>(List.of("AccountSid", twilio.accountSid()));
    form.addAll(List.of(Twilio.samplePairs(sample(spoiling, endpoint))));
    name(form, signs ? signedPhone : strangersVictim, spoiling);
    byte[] body = spoiling.bytes(spoiling.form(form));
    Optional<String> right = signature(endpoint, body);
    boolean trusted = signs && right.isPresent() && namesOurAccount(body);
    if (trusted) {
      signedBodies.add(sha256(body));
    }
    HttpRequest.Builder request =
        twilio.request(endpoint, "").POST(HttpRequest.BodyPublishers.ofByteArray(body));
    spoiling.contentType().ifPresent(type -> request.setHeader("Content-Type", type));
    spoiledSignature(spoiling, endpoint, signs, right)
        .ifPresent(signature -> request.header("X-Twilio-Signature", signature));
    judge(number, trusted, body, status(request, body));
    return null;
  }

  private void judge(int number, boolean trusted, byte[] body, int status) {
    String which = "round " + number + ": " + new String(body, StandardCharsets.UTF_8);
    assertThat(status).as(which).isBetween(200, 499);
    if (status < 300) {
      assertThat(trusted).as("%s was believed", which).isTrue();
      accepted.incrementAndGet();
    } else {
      refused.incrementAndGet();
    }
  }

  private static int status(HttpRequest.Builder request, byte[] body)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException cutOff) {
      // A body that is too large is not read to its end.
      if (body.length > TOO_LARGE) {
        return 413;
      }
      throw cutOff;
    }
  }

  private static String endpoint(Spoiling spoiling, AttemptKey text, AttemptKey call) {
    return spoiling.one(
        "sms",
        "sms?k=" + text,
        "sms-status?k=" + text,
        "sms-status?k=" + text + "&k=%00&x",
        "sms-status",
        "sms-status?k=" + "k".repeat(300),
        "voice-status?k=" + call,
        "voice-status?k=%FF%FE",
        "voice?k=" + call,
        "voice?k=nobodys",
        "voice-key?k=" + call,
        "voice-key?k=" + call + "&last=1");
  }

  private static String sample(Spoiling spoiling, String endpoint) {
    if (endpoint.startsWith("voice")) {
      return spoiling.one(
          "call-busy",
          "call-completed-human",
          "call-completed-voicemail",
          "call-failed",
          "call-no-answer",
          "call-answered-machine-end-beep");
    }
    return spoiling.one(
        "status-sent",
        "status-delivered",
        "status-undelivered-30003",
        "status-undelivered-30034",
        "status-failed-21610",
        "inbound-stop-default",
        "inbound-stop-advanced",
        "inbound-start-advanced",
        "inbound-help-advanced",
        "inbound-sms-question");
  }

  /** Whose phone it is about, with ids of its own so that every round is a new delivery. */
  private static void name(List<String> form, String phone, Spoiling spoiling) {
    for (int place = 0; place < form.size(); place += 2) {
      switch (form.get(place)) {
        case "From", "To" -> form.set(place + 1, phone);
        case "MessageSid" -> form.set(place + 1, Engine.newSid("SM"));
        case "CallSid" -> form.set(place + 1, Engine.newSid("CA"));
        default -> {
          // stays as recorded
        }
      }
    }
    if (spoiling.chance(0.3)) {
      form.addAll(List.of("Digits", "9"));
    }
  }

  /** As Twilio would sign these bytes; empty when they cannot be read as a form at all. */
  private Optional<String> signature(String endpoint, byte[] body) {
    try {
      List<String> pairs = new ArrayList<>();
      Form.parse(body)
          .parameters()
          .forEach(parameter -> pairs.addAll(List.of(parameter.name(), parameter.value())));
      return Optional.of(twilio.sign(endpoint, pairs));
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty();
    }
  }

  private Optional<String> spoiledSignature(
      Spoiling spoiling, String endpoint, boolean signs, Optional<String> right) {
    if (signs) {
      return right;
    }
    return spoiling.one(
        Optional.empty(),
        Optional.of(""),
        Optional.of("xS+k28Jwjp3n2T6zk8ZDr03x/u0="),
        Optional.of("A".repeat(3_000)),
        Optional.of(twilio.sign(endpoint, List.of())),
        right.map(signature -> signature.toLowerCase(Locale.ROOT)),
        right.map(signature -> signature.substring(1)));
  }

  private boolean namesOurAccount(byte[] body) {
    return Form.parse(body).first("AccountSid").equals(Optional.of(twilio.accountSid()));
  }

  private List<String> storedSince(long id) {
    return engine
        .jdbc()
        .queryForList(
            // Besides what came in, the inbox holds what the engine tells itself.
            "select encode(sha256(body), 'hex') from delivery where id > ? and source <> 'engine'",
            String.class,
            id);
  }

  private long lastDelivery() {
    return engine.jdbc().queryForObject("select coalesce(max(id), 0) from delivery", Long.class);
  }

  private String victimInTheDatabase() {
    return engine.suppressions(strangersVictim)
        + engine
            .jdbc()
            .queryForObject(
                "select string_agg(a::text, ';' order by key) from attempt a where customer = ?",
                String.class,
                "41000666")
        + engine.ledger().changes(victimsText)
        + engine.ledger().changes(victimsCall);
  }

  private static long used() {
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
