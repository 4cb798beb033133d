package io.followup.api.servicetitan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A bounded copy of a request's headers, for the inbox: no credentials, names in lower case. */
final class ReceivedHeaders {
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
  private static final int MOST = 60;
  private static final int LONGEST = 1_000;

  private ReceivedHeaders() {}

  static Map<String, String> of(HttpServletRequest request) {
    Map<String, String> copy = new LinkedHashMap<>();
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements() && copy.size() < MOST) {
      String name = names.nextElement();
      String lower = name.toLowerCase(Locale.ROOT);
      if (!CREDENTIALS.contains(lower) && !copy.containsKey(lower)) {
        copy.put(cut(lower), cut(String.join(", ", Collections.list(request.getHeaders(name)))));
      }
    }
    return copy;
  }

  private static String cut(String text) {
    String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return bounded.indexOf('\0') < 0 ? bounded : bounded.replace('\0', ' ');
  }
}
