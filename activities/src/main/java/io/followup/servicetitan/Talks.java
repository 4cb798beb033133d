package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.Talk;
import io.followup.subject.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Calls of a customer, and notes of the office about one (docs/reference/servicetitan.md, calls and
 * notes).
 */
final class Talks {
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 5;

  /** The last line of what this engine leaves, by which it finds it again. */
  private static final Pattern OUR_MARKER =
      Pattern.compile("(?s).*\\[(?:[a-z-]+/[\\w.~-]+/[\\w./~-]+|[\\w.~-]{20,})]\\s*");

  private final ServiceTitanApi api;

  Talks(ServiceTitanApi api) {
    this.api = api;
  }

  /**
   * Calls that somebody took, or that left a message. Missed ones are no talk.
   *
   * @param number E.164
   * @param since exclusive
   */
  List<Talk> calls(String number, Instant since) {
    String query =
        "calls?callerPhoneNumber="
            + national(number)
            + "&createdAfter="
            + URLEncoder.encode(since.toString(), StandardCharsets.UTF_8)
            + "&pageSize="
            + PAGE;
    Rows.Page<CallRows.Call> page =
        api.<Rows.Page<CallRows.Call>>get("telecom/v3", query, CallRows.CALLS)
            .orElseGet(() -> new Rows.Page<>(false, List.of()));
    boolean others = page.data().stream().anyMatch(call -> !isFrom(call, number));
    if (others && page.hasMore()) {
      throw new DispatchRefused(
          "ServiceTitan ignored the filter callerPhoneNumber and listed the calls of others.");
    }
    return page.data().stream()
        .filter(call -> isFrom(call, number))
        .flatMap(call -> talk(call).stream())
        .filter(talk -> talk.at().isAfter(since))
        .toList();
  }

  private static boolean isFrom(CallRows.Call call, String number) {
    return call.leadCall() != null
        && call.leadCall().from() != null
        && national(call.leadCall().from()).equals(national(number));
  }

  private static Optional<Talk> talk(CallRows.Call call) {
    CallRows.LeadCall lead = call.leadCall();
    if (!"Inbound".equalsIgnoreCase(lead.direction())) {
      return Optional.empty();
    }
    boolean message = lead.voiceMailUrl() != null && !lead.voiceMailUrl().isBlank();
    boolean taken = !"Abandoned".equalsIgnoreCase(lead.callType()) && lasted(lead.duration());
    return message || taken
        ? Times.instant(lead.receivedOn())
            .map(
                at ->
                    new Talk(
                        message ? Talk.Kind.VOICEMAIL : Talk.Kind.CALL,
                        Long.toString(call.id()),
                        at,
                        page(message ? lead.voiceMailUrl() : lead.recordingUrl())))
        : Optional.empty();
  }

  /** What is no address of a page nobody can open. */
  private static Optional<URI> page(String written) {
    return Optional.ofNullable(written)
        .map(String::strip)
        .filter(text -> text.matches("https?://[^\\s<>\"]{1,500}"))
        .flatMap(
            text -> {
              try {
                return Optional.of(URI.create(text));
              } catch (IllegalArgumentException noAddress) {
                return Optional.empty();
              }
            });
  }

  /** Notes with the customer. */
  List<Talk> notesAbout(CustomerId customer, Instant since) {
    return notes("crm/v2", "customers/" + customer.value() + "/notes", since);
  }

  /** Notes with the job. */
  List<Talk> notesOfJob(String job, Instant since) {
    return notes("jpm/v2", "jobs/" + job + "/notes", since);
  }

  private List<Talk> notes(String module, String resource, Instant since) {
    List<Talk> talks = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Rows.Page<Rows.Note> notes =
          api.<Rows.Page<Rows.Note>>get(
                  module, resource + "?pageSize=" + PAGE + "&page=" + page, Rows.NOTES)
              .orElseGet(() -> new Rows.Page<>(false, List.of()));
      notes.data().stream()
          .filter(note -> note.text() != null && !OUR_MARKER.matcher(note.text()).matches())
          .flatMap(
              note ->
                  Times.instant(note.createdOn()).stream()
                      .map(at -> new Talk(Talk.Kind.NOTE, Long.toString(note.id()), at)))
          .filter(talk -> talk.at().isAfter(since))
          .forEach(talks::add);
      if (!notes.hasMore()) {
        break;
      }
    }
    return talks;
  }

  /** Ten digits, as ServiceTitan keeps numbers of the USA. */
  private static String national(String number) {
    String digits = number.replaceAll("\\D", "");
    return digits.length() > 10 ? digits.substring(digits.length() - 10) : digits;
  }

  private static boolean lasted(String duration) {
    return duration != null && duration.chars().anyMatch(c -> c >= '1' && c <= '9');
  }
}
