package io.followup.api.links;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The small pages that customers see. They name no contractor, need no script, and tell browsers to
 * keep nothing.
 */
enum CustomerPage {
  NO_LONGER_VALID(
      "This link does not work",
      "<p>It may be mistyped or no longer valid. Please answer the message in which you got it, and"
          + " the office will help you.</p>"),
  COME_BACK_LATER("Please try again in a minute", "<p>We could not open this page just now.</p>"),
  ASK_UNSUBSCRIBE(
      "End these e-mails?",
      "<p>You will get no more of these e-mails.</p>"
          + "<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\""
          + " value=\"One-Click\"><button>End these e-mails</button></form>"),
  UNSUBSCRIBED("Done", "<p>You will get no more of these e-mails.</p>");

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final String page;

  CustomerPage(String title, String body) {
    page =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;\
        padding:0 1rem;color:#222}button{font:inherit;padding:.5rem 1rem}</style></head>
        <body><h1>%s</h1>%s</body></html>
        """
            .formatted(title, title, body);
  }

  ResponseEntity<String> with(int status) {
    return headed(status).contentType(HTML).body(page);
  }

  /** An answer that nobody keeps, indexes, frames or tells other sites of. */
  static ResponseEntity.BodyBuilder headed(int status) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'");
  }
}
