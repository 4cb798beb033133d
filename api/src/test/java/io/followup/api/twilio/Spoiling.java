package io.followup.api.twilio;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Ways in which a form can be wrong, drawn by one seed. */
final class Spoiling {
  private static final List<String> ODD_VALUES =
      List.of(
          "",
          " ",
          "\u0000",
          "STOP\u0000",
          "\uFFFE\uFFFF",
          "😀👨‍👩‍👧‍👦",
          "\u202Estop",
          "-1",
          "99999999999999999999",
          "1e309",
          "+1512555\n0142",
          "null",
          "'; drop table attempt; --",
          "<Response><Dial>900</Dial></Response>",
          "{{customer.firstName}}",
          "${jndi:ldap://example.com/x}",
          "%",
          "..%2f..%2fetc",
          "AC00000000000000000000000000000009");
  private static final List<String> ODD_NAMES =
      List.of(
          "", " ", "messagesid", "MessageSid ", "Body[]", "Body\u0000", "Novelty", "AccountSid");
  private static final List<String> ODD_BYTES =
      List.of(
          "%", "%z1", "%FF%FE", "%C0%80", "%u0041", "&&&", "=", "==", "&=&", "%00", "+", "#", ";");

  private final Random random;

  Spoiling(long seed) {
    // The first draws of neighbouring seeds are nearly the same.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  @SafeVarargs
  final <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }

  /**
   * @param form names and values in turn; spoiled in up to three places, sometimes in none
   */
  List<String> form(List<String> form) {
    List<String> spoiled = new ArrayList<>(form);
    for (int times = random.nextInt(4); times > 0 && !spoiled.isEmpty(); times--) {
      spoilOnce(spoiled);
    }
    return spoiled;
  }

  private void spoilOnce(List<String> form) {
    int name = random.nextInt(form.size() / 2) * 2;
    switch (random.nextInt(9)) {
      case 0 -> {
        form.remove(name + 1);
        form.remove(name);
      }
      case 1 -> form.addAll(List.of(form.get(name), form.get(name + 1)));
      case 2 -> form.addAll(List.of(form.get(name), form.get(name + 1) + "x"));
      case 3 -> form.set(name + 1, odd(ODD_VALUES));
      case 4 -> form.set(name, odd(ODD_NAMES));
      case 5 -> form.addAll(List.of(odd(ODD_NAMES), odd(ODD_VALUES)));
      case 6 -> form.set(name + 1, form.get(name + 1).repeat(1 + random.nextInt(200)));
      case 7 -> form.set(name + 1, chance(0.1) ? "x".repeat(random.nextInt(120_000)) : noise());
      default -> {
        String other = form.get(random.nextInt(form.size() / 2) * 2 + 1);
        form.set(name + 1, other);
      }
    }
  }

  private String odd(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String noise() {
    return random
        .ints(random.nextInt(80), 0, 0x2FFFF)
        .filter(point -> !(point >= 0xD800 && point <= 0xDFFF))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** As a body, sometimes spoiled as bytes too. */
  byte[] bytes(List<String> form) {
    StringBuilder body = new StringBuilder();
    for (int name = 0; name < form.size(); name += 2) {
      body.append(name == 0 ? "" : "&")
          .append(encoded(form.get(name)))
          .append('=')
          .append(encoded(form.get(name + 1)));
    }
    if (chance(0.2)) {
      body.insert(random.nextInt(body.length() + 1), odd(ODD_BYTES));
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && chance(0.1)) {
      // Often no UTF-8 any more.
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return chance(0.05) ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  /** Another type than that of a form, now and then. */
  Optional<String> contentType() {
    return chance(0.9)
        ? Optional.empty()
        : Optional.of(
            one(
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=bogus",
                "application/x-www-form-urlencoded;charset=utf-16",
                "application/json",
                "multipart/form-data; boundary=x",
                "text/plain",
                "nonsense",
                ";"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
