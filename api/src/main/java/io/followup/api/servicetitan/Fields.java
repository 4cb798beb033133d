package io.followup.api.servicetitan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads fields of a JSON object as leniently as their meaning allows. */
record Fields(JsonNode node) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");
  private static final Pattern MORE_THAN_NANOS = Pattern.compile("(\\.\\d{9})\\d+");
  private static final BigDecimal MOST = new BigDecimal("1e12");

  /** Any offset, or none, which means UTC; any number of fractional digits. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .optionalEnd()
          .toFormatter();

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
    return Stream.of(names)
        .map(node::get)
        .filter(child -> child != null && (child.isString() || child.isNumber()))
        .map(child -> child.isString() ? child.stringValue().strip() : numberText(child))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /**
   * An id, told as number or text; 0 means that there is none.
   *
   * @throws Senseless when it cannot be an id
   */
  Optional<String> id(String name) {
    Optional<String> id = text(name).filter(text -> !text.equals("0"));
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      throw new Senseless("its " + name + " cannot be an id");
    }
    return id;
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

  /** The first of these that is a point in time; anything else counts as absent. */
  Optional<Instant> instant(String... names) {
    return Stream.of(names)
        .flatMap(name -> text(name).stream())
        .flatMap(text -> parse(text).stream())
        .findFirst();
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

  static Optional<Instant> parse(String text) {
    try {
      String bounded = MORE_THAN_NANOS.matcher(text).replaceFirst("$1");
      TemporalAccessor parsed =
          TIME.parseBest(bounded, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      Instant instant =
          switch (parsed) {
            case OffsetDateTime withOffset -> withOffset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
          };
      // PostgreSQL keeps microseconds; so do we, or comparisons would differ.
      return isSensible(instant)
          ? Optional.of(instant.truncatedTo(ChronoUnit.MICROS))
          : Optional.empty();
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** Year 1 is how .NET writes "never". */
  private static boolean isSensible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1970 && year <= 2200;
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
