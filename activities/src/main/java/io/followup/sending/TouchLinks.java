package io.followup.sending;

import io.followup.dispatch.EstimateReading;
import io.followup.link.LeadsTo;
import io.followup.link.LinkToken;
import io.followup.link.NewLink;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Tenant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the short addresses of one touch. Where each leads is fixed here, from the tenant's
 * settings and ids of the dispatch system, so that the redirect can lead nowhere else.
 */
final class TouchLinks {
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
   * What {@code {{link}}} stands for: the page of the estimate where the tenant has one, else the
   * page for booking; empty when there is neither.
   */
  Optional<String> toPage(EstimateSubject subject, EstimateReading reading, Tenant tenant) {
    return page(LeadsTo.ESTIMATE, tenant.links().estimatePage(), subject, reading)
        .or(() -> page(LeadsTo.BOOKING, tenant.links().bookingPage(), subject, reading));
  }

  /** Where a person, or a mail program on behalf of one, ends e-mails. */
  String toUnsubscribe() {
    return address("/u/", new NewLink(LinkToken.fresh(), LeadsTo.UNSUBSCRIBE, Optional.empty()));
  }

  private Optional<String> page(
      LeadsTo leadsTo,
      Optional<String> template,
      EstimateSubject subject,
      EstimateReading reading) {
    return template
        .flatMap(page -> filled(page, subject, reading))
        .map(target -> new NewLink(LinkToken.fresh(), leadsTo, Optional.of(URI.create(target))))
        .map(link -> address("/l/", link));
  }

  private String address(String path, NewLink link) {
    made.add(link);
    return publicUrl + path + link.token().value();
  }

  /** Empty when an id that the page needs is not known. */
  private static Optional<String> filled(
      String page, EstimateSubject subject, EstimateReading reading) {
    String filled = page;
    if (page.contains("{estimate}")) {
      Optional<String> estimate = reading.main().map(option -> option.id().value());
      if (estimate.isEmpty()) {
        return Optional.empty();
      }
      filled = filled.replace("{estimate}", encoded(estimate.get()));
    }
    if (page.contains("{job}")) {
      if (subject.scope() != EstimateSubject.Scope.JOB) {
        return Optional.empty();
      }
      filled = filled.replace("{job}", encoded(subject.id()));
    }
    return Optional.of(filled);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
