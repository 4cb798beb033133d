package io.followup.simulator.control;

import io.followup.simulator.http.Faults;
import io.followup.simulator.servicetitan.Exports;
import io.followup.simulator.servicetitan.Troubles;
import io.followup.simulator.servicetitan.Webhooks;
import io.followup.simulator.twilio.Phones;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Control calls that make the vendors misbehave and phones answer differently. */
final class Switches {
  private static final int WITHOUT_END = Integer.MAX_VALUE;
  private static final int SLOW_MS = 3000;

  private final Phones phones;
  private final Webhooks webhooks;
  private final Faults twilio;
  private final Troubles serviceTitan;
  private final Exports exports;

  Switches(
      Phones phones, Webhooks webhooks, Faults twilio, Troubles serviceTitan, Exports exports) {
    this.phones = phones;
    this.webhooks = webhooks;
    this.twilio = twilio;
    this.serviceTitan = serviceTitan;
    this.exports = exports;
  }

  /** Sets what the body names; the rest stays. */
  void phone(String number, Body body) {
    Phones.Behavior now = phones.behavior(number);
    phones.behave(
        number,
        new Phones.Behavior(
            body.text("sms").map(Phones.SmsOutcome::of).orElse(now.sms()),
            body.text("call").map(Phones.CallOutcome::of).orElse(now.call()),
            body.json().has("keys") ? body.text("keys", "") : now.keys()));
  }

  /** Blocks a number or messaging service, or frees it with {@code deliver}. */
  void sender(String sender, Body body) {
    phones.block(sender, Phones.SmsOutcome.of(body.required("sms")));
  }

  /** Sets the vendors that the body names; the others stay. */
  void faults(Body body) {
    body.part("twilio").ifPresent(part -> set(twilio, part));
    body.part("servicetitan").ifPresent(this::serviceTitan);
    body.part("exports")
        .ifPresent(
            part ->
                exports.weather(
                    new Exports.Weather(
                        Duration.ofMillis(whole(part, "lagMs", 0)),
                        whole(part, "page", exports.weather().page()),
                        whole(part, "repeats", exports.weather().repeats()))));
    body.part("webhooks")
        .ifPresent(
            part ->
                webhooks.weather(
                    new Webhooks.Weather(
                        whole(part, "copies", 1),
                        part.isSet("shuffle"),
                        part.amount("drop").map(BigDecimal::doubleValue).orElse(0.0),
                        lots(part),
                        Duration.ofMillis(whole(part, "delayMs", 0)))));
  }

  private void serviceTitan(Body part) {
    part.amount("callsPerSecond").ifPresent(most -> serviceTitan.limit().set(most.intValue()));
    part.amount("readLagMs")
        .ifPresent(lag -> serviceTitan.readLag().set(Duration.ofMillis(lag.longValue())));
    part.text("loseAnswerAbout").ifPresent(serviceTitan.lost()::expect);
    part.part("writes").ifPresent(writes -> set(serviceTitan.writes(), writes));
    if (part.text("mode").isPresent() || part.part("mix").isPresent()) {
      set(serviceTitan.all(), part);
    }
  }

  private static Random lots(Body part) {
    OptionalLong seed = part.id("seed");
    return seed.isPresent() ? new Random(seed.getAsLong()) : new Random();
  }

  private static void set(Faults faults, Body part) {
    Optional<Body> mix = part.part("mix");
    if (mix.isPresent()) {
      faults.mix(
          chances(mix.get()),
          part.id("seed").orElse(1),
          Duration.ofMillis(whole(part, "delayMs", SLOW_MS)));
      return;
    }
    faults.set(
        Faults.Mode.of(part.required("mode")),
        whole(part, "count", WITHOUT_END),
        Duration.ofMillis(whole(part, "delayMs", SLOW_MS)));
  }

  private static Map<Faults.Mode, Double> chances(Body mix) {
    Map<Faults.Mode, Double> chances = new EnumMap<>(Faults.Mode.class);
    mix.json()
        .properties()
        .forEach(
            chance -> chances.put(Faults.Mode.of(chance.getKey()), chance.getValue().asDouble()));
    if (chances.values().stream().mapToDouble(Double::doubleValue).sum() > 1.0) {
      throw new IllegalArgumentException("The chances of a mix must not add up to more than 1.");
    }
    return chances;
  }

  private static int whole(Body part, String field, int otherwise) {
    return part.amount(field).map(BigDecimal::intValue).orElse(otherwise);
  }

  void clear() {
    phones.clear();
    twilio.clear();
    serviceTitan.clear();
  }
}
