package io.followup.simulator;

import io.followup.simulator.http.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature, written a second time for the tests and held against the vendor's vectors.
 */
final class TwilioSigning {
  private TwilioSigning() {}

  static String of(String authToken, String url, Form form) throws Exception {
    StringBuilder text = new StringBuilder(url);
    form.sorted()
        .forEach((name, values) -> values.forEach(value -> text.append(name).append(value)));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
