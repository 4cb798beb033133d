package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Honest callbacks, altered in one place after they were signed. */
class ForgeryTest {
  private static final long SEED = 20261121;
  private static final int ROUNDS = 500;

  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final Random random = new Random(SEED);

  private record Callback(String endpoint, List<String> form, String signature) {}

  @Test
  void nothing_altered_is_believed_and_nothing_breaks() {
    AttemptKey text = engine.submitting(Channel.SMS, Engine.newPhone(), "41000123");
    AttemptKey call = engine.submitting(Channel.VOICE, Engine.newPhone(), "41000123");
    List<Callback> honest =
        List.of(
            signed("sms", "inbound-stop-default"),
            signed("sms", "inbound-start-advanced"),
            signed("sms-status?k=" + text, "status-delivered"),
            signed("sms-status?k=" + text, "status-failed-21610"),
            signed("voice-status?k=" + call, "call-completed-human"),
            signed("voice?k=" + call, "call-answered-machine-end-beep"),
            signed("voice-key?k=" + call, "call-answered-machine-end-beep", "Digits", "9"));
    String before = engine.everything();
    for (int round = 0; round < ROUNDS; round++) {
      Callback forged = altered(honest.get(round % honest.size()));
      HttpRequest.Builder request =
          twilio
              .request(forged.endpoint(), Twilio.encoded(forged.form()))
              .header("X-Twilio-Signature", forged.signature());
      assertThat(Twilio.send(request).statusCode())
          .as("round %d: %s", round, forged)
          .isIn(400, 403, 404);
    }
    assertThat(engine.everything()).isEqualTo(before);
  }

  private Callback signed(String endpoint, String sample, String... more) {
    List<String> form = new ArrayList<>(List.of("AccountSid", twilio.accountSid()));
    form.addAll(List.of(Twilio.samplePairs(sample)));
    form.addAll(List.of(more));
    return new Callback(endpoint, form, twilio.sign(endpoint, form));
  }

  private Callback altered(Callback honest) {
    List<String> form = new ArrayList<>(honest.form());
    int value = random.nextInt(form.size() / 2) * 2 + 1;
    switch (random.nextInt(8)) {
      case 0 -> form.set(value, form.get(value) + (char) (' ' + random.nextInt(90)));
      case 1 -> form.set(value, scrambled(form.get(value)));
      case 2 -> {
        form.remove(value);
        form.remove(value - 1);
      }
      case 3 -> form.addAll(List.of("Extra" + random.nextInt(100), "x"));
      case 4 -> form.addAll(List.of(form.get(value - 1), form.get(value) + "x"));
      case 5 -> {
        return new Callback(honest.endpoint(), form, scrambled(honest.signature()));
      }
      case 6 -> {
        return new Callback(
            honest.endpoint() + (char) ('a' + random.nextInt(26)), form, honest.signature());
      }
      default -> {
        String other =
            honest.endpoint().contains("?")
                ? honest.endpoint() + "&l=1"
                : honest.endpoint() + "?k=1";
        return new Callback(other, form, honest.signature());
      }
    }
    return new Callback(honest.endpoint(), form, honest.signature());
  }

  private String scrambled(String text) {
    if (text.isEmpty()) {
      return "x";
    }
    int place = random.nextInt(text.length());
    char other = text.charAt(place) == 'x' ? 'y' : 'x';
    return text.substring(0, place) + other + text.substring(place + 1);
  }
}
