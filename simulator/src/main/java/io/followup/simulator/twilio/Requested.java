package io.followup.simulator.twilio;

import io.followup.simulator.http.Form;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks of request parameters that messages and calls share. */
final class Requested {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");

  private Requested() {}

  static String destination(Form form) {
    String to = form.text("To").orElseThrow(() -> TwilioError.refused(21604)).trim();
    if (!E164.matcher(to).matches()) {
      throw TwilioError.refused(21211);
    }
    return to;
  }

  /** An absolute http(s) URL, refused with the code when it is something else. */
  static Optional<String> url(Form form, String name, int code) {
    return form.text(name)
        .map(
            text -> {
              try {
                URI url = URI.create(text.trim());
                if (url.getHost() != null && String.valueOf(url.getScheme()).startsWith("http")) {
                  return text.trim();
                }
              } catch (IllegalArgumentException notAUrl) {
                // refused below
              }
              throw TwilioError.refused(code);
            });
  }
}
