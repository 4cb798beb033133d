package io.followup.simulator.twilio;

import io.followup.simulator.http.Form;
import io.followup.simulator.http.Outbound;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Twilio's requests to the engine: form posts signed over the full URL, repeated once when nobody
 * listens.
 */
final class SignedPosts {
  private final Outbound outbound;
  private final Signature signature;

  SignedPosts(Outbound outbound, String authToken) {
    this.outbound = outbound;
    this.signature = new Signature(authToken);
  }

  Outbound.Reply post(String url, Form form) throws IOException, InterruptedException {
    String target = url.replaceAll("#.*$", "");
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/x-www-form-urlencoded; charset=utf-8",
            "X-Twilio-Signature",
            signature.of(target, form));
    byte[] body = form.encoded().getBytes(StandardCharsets.UTF_8);
    try {
      return outbound.post(URI.create(target), headers, body);
    } catch (ConnectException nobodyListens) {
      return outbound.post(URI.create(target), headers, body);
    }
  }
}
