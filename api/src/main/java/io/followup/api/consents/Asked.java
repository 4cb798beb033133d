package io.followup.api.consents;

import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.api.problem.RefusedException;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.guard.SuppressionKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what a call gives; a wrong value ends it with a problem that names field and fix. */
final class Asked {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

  /** Clocks differ a little. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Tenants tenants;
  private final Clock clock;

  Asked(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The one number or address that is meant; personal. */
  record Place(ContactPoint.Kind kind, String value) {
    @Override
    public String toString() {
      return "Place[" + kind + "]";
    }
  }

  /** What belongs to another tenant does not exist for a key. */
  TenantId tenant(String given) {
    try {
      TenantId id = new TenantId(String.valueOf(given));
      if (tenants.find(id).isPresent() && Caller.current().maySee(id)) {
        return id;
      }
    } catch (IllegalArgumentException notATenant) {
      // Answered below, like one that does not exist.
    }
    throw Problem.of(
            404,
            "no-such-tenant",
            "there is no such tenant that this key may see.",
            "Name a configured tenant that your key covers.")
        .about("tenant")
        .asException();
  }

  CustomerId customer(String given) {
    if (given == null || !given.matches("[A-Za-z0-9_-]{1,60}")) {
      throw wrong(
          "customer",
          "the customer is missing or is no id.",
          "Give the id that the dispatch system has for the customer.");
    }
    return new CustomerId(given);
  }

  Optional<Place> place(String phone, String email) {
    if (phone != null && email != null) {
      throw wrong("email", "there is a phone and an email.", "Make one call for each.");
    }
    if (phone != null) {
      if (!PHONE.matcher(phone).matches()) {
        throw wrong("phone", "the phone is not in E.164 form.", "Write it as +15125550142.");
      }
      return Optional.of(new Place(ContactPoint.Kind.PHONE, phone));
    }
    if (email != null) {
      String address = email.strip().toLowerCase(Locale.ROOT);
      if (!EMAIL.matcher(address).matches()) {
        throw wrong("email", "the email is no address.", "Write it as dana@example.com.");
      }
      return Optional.of(new Place(ContactPoint.Kind.EMAIL, address));
    }
    return Optional.empty();
  }

  MessageClass covers(String given) {
    return oneOf("covers", given, MessageClass.values(), MessageClass::name);
  }

  List<Channel> channels(List<String> given, Optional<Place> place) {
    if (given == null || given.isEmpty()) {
      throw wrong("channels", "no channel is given.", "List one or more of sms, voice and email.");
    }
    List<Channel> channels =
        given.stream()
            .map(name -> oneOf("channels", name, Channel.values(), Channel::code))
            .distinct()
            .toList();
    for (Channel channel : channels) {
      fits("channels", channel, place);
    }
    return channels;
  }

  Suppression.Scope scope(String given, Optional<Place> place) {
    if ("all".equalsIgnoreCase(given)) {
      return Suppression.Scope.ALL;
    }
    Channel channel = oneOf("channel", given, Channel.values(), Channel::code);
    fits("channel", channel, place);
    return Suppression.Scope.of(channel);
  }

  /** {@code BOUNCE} is what a mail server says, not a person. */
  SuppressionKind kind(String given) {
    if (given == null) {
      return SuppressionKind.OPT_OUT;
    }
    SuppressionKind kind =
        oneOf("kind", given.replace('-', '_'), SuppressionKind.values(), SuppressionKind::name);
    if (kind == SuppressionKind.BOUNCE) {
      throw wrong(
          "kind",
          "a bounce is no revocation.",
          "Use opt-out, wrong-party, complaint or litigator.");
    }
    return kind;
  }

  private static void fits(String field, Channel channel, Optional<Place> place) {
    boolean mailbox =
        place
            .map(there -> there.kind() == ContactPoint.Kind.EMAIL)
            .orElse(channel == Channel.EMAIL);
    if (mailbox != (channel == Channel.EMAIL)) {
      throw wrong(
          field,
          "the channel " + channel.code() + " does not lead to what is given.",
          "Use sms and voice with a phone, email with an email.");
    }
  }

  String text(String field, String given, int longest) {
    return optionalText(field, given, longest)
        .orElseThrow(() -> wrong(field, "the " + field + " is missing.", "Give it as text."));
  }

  Optional<String> optionalText(String field, String given, int longest) {
    if (given == null || given.isBlank()) {
      return Optional.empty();
    }
    if (given.length() > longest || given.indexOf('\0') >= 0) {
      throw wrong(
          field,
          "the " + field + " is too long or holds a NUL.",
          "Use at most " + longest + " characters.");
    }
    return Optional.of(given.strip());
  }

  /** A moment that is over; now when none is given. */
  Instant past(String field, String given) {
    Instant now = clock.instant();
    if (given == null) {
      return now;
    }
    try {
      Instant at = Instant.parse(given);
      if (!at.isAfter(now.plus(AHEAD)) && at.isAfter(Instant.parse("1990-01-01T00:00:00Z"))) {
        return at;
      }
    } catch (DateTimeException unreadable) {
      // Answered below, like a moment that cannot be.
    }
    throw wrong(
        field, "the time is in the future, or no time.", "Write it as 2026-11-24T16:00:00Z.");
  }

  private static <T> T oneOf(String field, String given, T[] all, Function<T, String> name) {
    for (T one : all) {
      if (name.apply(one).equalsIgnoreCase(given)) {
        return one;
      }
    }
    List<String> names = Arrays.stream(all).map(name).map(n -> n.toLowerCase(Locale.ROOT)).toList();
    throw wrong(
        field,
        "the value of " + field + " is none that we know.",
        "Use one of " + String.join(", ", names) + ".");
  }

  private static RefusedException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
