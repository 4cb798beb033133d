package io.followup.api.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recorded requests of Twilio, and its way of signing written a second time. */
final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static JsonNode read(String name) {
    try (InputStream file = Samples.class.getResourceAsStream("/twilio/" + name + ".json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Form form(JsonNode parameters) {
    return new Form(
        parameters.properties().stream()
            .map(entry -> new Form.Parameter(entry.getKey(), entry.getValue().asText()))
            .toList());
  }

  /**
   * @param namesAndValues in the order in which they are signed
   */
  static String sign(String authToken, String url, List<String> namesAndValues) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(
              mac.doFinal(
                  (url + String.join("", namesAndValues)).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
