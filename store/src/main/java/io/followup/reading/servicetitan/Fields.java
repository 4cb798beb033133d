package io.followup.reading.servicetitan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads fields of a JSON object as leniently as their meaning allows. */
record Fields(JsonNode node) {
  private static final BigDecimal MOST = new BigDecimal("1e12");

  /** A value that is there but cannot be what its field says. */
  static final class Senseless extends RuntimeException {
    Senseless(String message) {
      super(message, null, false, false);
    }
  }

  static Fields none() {
    return new Fields(tools.jackson.databind.node.JsonNodeFactory.instance.objectNode());
  }

  Optional<Fields> object(String name) {
    JsonNode child = node.get(name);
    return child != null && child.isObject() ? Optional.of(new Fields(child)) : Optional.empty();
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The first of these that is a text or a number, as text. */
  Optional<String> text(String... names) {
    for (String name : names) {
      JsonNode child = node.get(name);
      String text =
          child == null
              ? ""
              : child.isString()
                  ? child.stringValue().strip()
                  : child.isNumber() ? numberText(child) : "";
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /**
   * An id, told as number or text; 0 means that there is none.
   *
   * @throws Senseless when it cannot be an id
   */
  Optional<String> id(String name) {
    Optional<String> id = text(name).filter(text -> !text.equals("0"));
    if (id.isPresent() && !isId(id.get())) {
      throw new Senseless("its " + name + " cannot be an id");
    }
    return id;
  }

  private static boolean isId(String text) {
    // Short enough to stand behind the kind of an object, as in booking-31000234.
    return text.length() <= 90
        && text.chars()
            .allMatch(
                sign ->
                    sign >= '0' && sign <= '9'
                        || sign >= 'a' && sign <= 'z'
                        || sign >= 'A' && sign <= 'Z'
                        || "._~-".indexOf(sign) >= 0);
  }

  /**
   * Money, told as number or text.
   *
   * @throws Senseless when it cannot be an amount
   */
  Optional<BigDecimal> money(String name) {
    JsonNode child = node.get(name);
    if (child == null || child.isNull()) {
      return Optional.empty();
    }
    try {
      BigDecimal amount =
          child.isNumber() ? child.decimalValue() : new BigDecimal(child.stringValue().strip());
      // The scale is looked at first: 1e999999999 would fill the memory when computed with.
      if (Math.abs((long) amount.scale()) > 100 || amount.abs().compareTo(MOST) > 0) {
        throw new Senseless("its " + name + " is too large to be an amount");
      }
      return Optional.of(amount);
    } catch (NumberFormatException | tools.jackson.databind.exc.JsonNodeException notAnAmount) {
      throw new Senseless("its " + name + " is not an amount");
    }
  }

  /** Money that is only told on: what is no amount counts as absent. */
  Optional<BigDecimal> amount(String name) {
    try {
      return money(name);
    } catch (Senseless notAnAmount) {
      return Optional.empty();
    }
  }

  /** The objects in a list; anything else in it, or in its place, counts as absent. */
  List<Fields> objects(String name) {
    JsonNode children = node.get(name);
    return children == null || !children.isArray()
        ? List.of()
        : children.valueStream().filter(JsonNode::isObject).map(Fields::new).toList();
  }

  /** The first of these that is a point in time; anything else counts as absent. */
  Optional<Instant> instant(String... names) {
    for (String name : names) {
      Optional<Instant> instant = text(name).flatMap(Timestamps::parse);
      if (instant.isPresent()) {
        return instant;
      }
    }
    return Optional.empty();
  }

  Optional<Boolean> flag(String name) {
    JsonNode child = node.get(name);
    if (child != null && child.isBoolean()) {
      return Optional.of(child.booleanValue());
    }
    return text(name)
        .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
        .map(Boolean::parseBoolean);
  }

  private static String numberText(JsonNode number) {
    if (number.isIntegralNumber()) {
      return number.asString();
    }
    BigDecimal value = number.decimalValue();
    if (value.scale() < -20 || value.scale() > 20) {
      return "not-an-id!";
    }
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 ? new BigInteger(plain.toPlainString()).toString() : plain.toString();
  }
}
