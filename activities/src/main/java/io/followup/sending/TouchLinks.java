package io.followup.sending;

import io.followup.link.LeadsTo;
import io.followup.link.LinkToken;
import io.followup.link.NewLink;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the short addresses of one touch. Where each leads is fixed here, from the tenant's
 * settings and ids of the dispatch system, so that the redirect can lead nowhere else.
 */
final class TouchLinks {
  /** Stands for an id of the dispatch system: {@code {estimate}}. */
  private static final Pattern ID = Pattern.compile("\\{([a-z]+)}");

  private final URI publicUrl;
  private final List<NewLink> made = new ArrayList<>();

  /**
   * @param publicUrl base URL of the api, without a slash at its end
   */
  TouchLinks(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Those that were put into the message. */
  List<NewLink> made() {
    return List.copyOf(made);
  }

  /**
   * What {@code {{link}}} stands for: the page that messages of this trigger are about. Where the
   * tenant has none for estimates, the page for booking serves.
   */
  Optional<String> toPage(Trigger trigger, Map<String, Object> values, Tenant tenant) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED ->
          page(LeadsTo.ESTIMATE, tenant.links().estimatePage(), values)
              .or(() -> page(LeadsTo.BOOKING, tenant.links().bookingPage(), values));
      case INVOICE -> page(LeadsTo.PAYMENT, tenant.links().paymentPage(), values);
      case JOB_COMPLETED -> page(LeadsTo.REVIEW, tenant.links().reviewPage(), values);
      case BOOKING, BOOKING_DISMISSED, SESSION, APPOINTMENT, JOB_NO_SHOW, CALL ->
          page(LeadsTo.BOOKING, tenant.links().bookingPage(), values);
    };
  }

  /** Whether a link in messages of this trigger is always one for booking. */
  static boolean leadsToBooking(Trigger trigger) {
    return switch (trigger) {
      case BOOKING, BOOKING_DISMISSED, SESSION, APPOINTMENT, JOB_NO_SHOW, CALL -> true;
      case ESTIMATE, ESTIMATE_VIEWED, INVOICE, JOB_COMPLETED -> false;
    };
  }

  /** Where a person, or a mail program on behalf of one, ends e-mails. */
  String toUnsubscribe() {
    return address("/u/", new NewLink(LinkToken.fresh(), LeadsTo.UNSUBSCRIBE, Optional.empty()));
  }

  private Optional<String> page(
      LeadsTo leadsTo, Optional<String> template, Map<String, Object> values) {
    return template
        .flatMap(page -> filled(page, values))
        .map(target -> new NewLink(LinkToken.fresh(), leadsTo, Optional.of(URI.create(target))))
        .map(link -> address("/l/", link));
  }

  private String address(String path, NewLink link) {
    made.add(link);
    return publicUrl + path + link.token().value();
  }

  /** Empty when an id that the page needs is not known. */
  private static Optional<String> filled(String page, Map<String, Object> values) {
    StringBuilder filled = new StringBuilder();
    Matcher ids = ID.matcher(page);
    while (ids.find()) {
      Object id = values.get(ids.group(1) + ".id");
      if (id == null) {
        return Optional.empty();
      }
      ids.appendReplacement(
          filled,
          Matcher.quoteReplacement(URLEncoder.encode(id.toString(), StandardCharsets.UTF_8)));
    }
    return Optional.of(ids.appendTail(filled).toString());
  }
}
