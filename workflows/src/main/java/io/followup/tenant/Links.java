package io.followup.tenant;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where links in messages lead. A message holds a short address of this engine, which redirects to
 * one of these and to nothing else.
 *
 * @param estimate page of one estimate; {@code {estimate}} and {@code {job}} stand for ids of the
 *     dispatch system; may be absent
 * @param booking page on which customers book; the same words stand for the same; may be absent
 * @param payment page on which customers pay; may be absent
 * @param review page on which customers judge the work; may be absent
 * @param windows how long an arrival window is where ServiceTitan keeps none: by {@code
 *     job-type-<id>}, {@code business-unit-<id>} and {@code usual} (4 h), 30 minutes to 12 hours
 */
public record Links(
    String estimate, String booking, String payment, String review, Map<String, Duration> windows) {
  private static final Pattern ID =
      Pattern.compile("\\{(estimate|job|booking|session|appointment|invoice|call|window)}");

  public Links {
    requireAddress(estimate, "links.estimate");
    requireAddress(booking, "links.booking");
    requireAddress(payment, "links.payment");
    requireAddress(review, "links.review");
    windows = windows == null ? Map.of() : Map.copyOf(windows);
    windows.forEach(Links::requireWindow);
  }

  private static void requireWindow(String name, Duration length) {
    if (!name.matches("usual|(business-unit|job-type)-\\d{1,18}")
        || length.compareTo(Duration.ofMinutes(30)) < 0
        || length.compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException(
          "links.windows is not allowed: name usual, business-unit-<id> or job-type-<id>, each"
              + " with 30m to 12h");
    }
  }

  /** How long an arrival window is where the dispatch system keeps none; ids may be null. */
  public Duration window(Long businessUnit, Long jobType) {
    return Stream.of("job-type-" + jobType, "business-unit-" + businessUnit, "usual")
        .filter(windows::containsKey)
        .map(windows::get)
        .findFirst()
        .orElse(Duration.ofHours(4));
  }

  /** Whether the page for booking is told the first free window. */
  public boolean bookingNamesWindow() {
    return booking != null && booking.contains("{window}");
  }

  /** The page of an estimate, its placeholders still open. */
  public Optional<String> estimatePage() {
    return Optional.ofNullable(estimate);
  }

  /** The page for booking, its placeholders still open. */
  public Optional<String> bookingPage() {
    return Optional.ofNullable(booking);
  }

  /** The page for payment, its placeholders still open. */
  public Optional<String> paymentPage() {
    return Optional.ofNullable(payment);
  }

  /** The page for reviews, its placeholders still open. */
  public Optional<String> reviewPage() {
    return Optional.ofNullable(review);
  }

  private static void requireAddress(String value, String field) {
    if (value == null) {
      return;
    }
    String filled = ID.matcher(value).replaceAll("1");
    try {
      URI address = new URI(filled);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null && address.getUserInfo() == null) {
        return;
      }
    } catch (URISyntaxException notAnAddress) {
      // Told below, with those that are addresses of another kind.
    }
    throw new IllegalArgumentException(
        field
            + " is not a web address: write https://…; only {estimate}, {job}, {booking},"
            + " {session}, {appointment}, {invoice}, {call} and {window} may stand in braces");
  }
}
