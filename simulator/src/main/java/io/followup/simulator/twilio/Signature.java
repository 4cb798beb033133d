package io.followup.simulator.twilio;

import io.followup.simulator.http.Form;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Twilio's request signature: HMAC-SHA1 over the URL followed by the sorted form, in Base64. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA1";
  private final SecretKeySpec key;

  Signature(String authToken) {
    key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  String of(String url, Form form) {
    StringBuilder text = new StringBuilder(url);
    form.sorted().forEach((name, values) -> values.forEach(v -> text.append(name).append(v)));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] digest = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + ALGORITHM + ".", e);
    }
  }
}
