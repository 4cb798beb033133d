package io.followup.api.links;

import io.followup.link.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells persons from machines: messengers fetch a page to show a preview, mail gateways follow
 * links to look for malware, browsers read ahead. A machine that says nothing of itself counts as a
 * person; nothing but a line of a story depends on it.
 */
final class Visitors {
  private static final List<String> READING_AHEAD =
      List.of("purpose", "sec-purpose", "x-purpose", "x-moz");
  private static final Pattern AHEAD = Pattern.compile("(?i)prefetch|prerender|preview");

  /** iMessage calls itself facebookexternalhit; the others give their own names. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?i)bot\\b|bot/|crawler|spider|preview|facebookexternalhit|facebot|whatsapp|slack"
              + "|telegram|skype|discord|linkedin|pinterest|google-safety|googleimageproxy"
              + "|barracuda|proofpoint|mimecast|safelinks|forcepoint|symantec|scan"
              + "|curl|wget|python|java/|okhttp|go-http-client|libwww|headless");

  private Visitors() {}

  static Visitor of(HttpServletRequest request) {
    if (request.getMethod().equals("HEAD")) {
      return Visitor.MACHINE;
    }
    boolean ahead =
        READING_AHEAD.stream()
            .map(request::getHeader)
            .anyMatch(value -> value != null && AHEAD.matcher(value).find());
    Optional<String> agent = Optional.ofNullable(request.getHeader("User-Agent"));
    boolean machine = agent.map(name -> MACHINE.matcher(name).find()).orElse(true);
    return ahead || machine ? Visitor.MACHINE : Visitor.PERSON;
  }
}
