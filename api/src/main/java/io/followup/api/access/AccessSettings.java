package io.followup.api.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to the REST API.
 *
 * @param bootstrapApiKey when set, this key exists after the start, as admin of all tenants; at
 *     least 20 characters
 */
@ConfigurationProperties("followup")
record AccessSettings(@DefaultValue("") String bootstrapApiKey) {
  AccessSettings {
    bootstrapApiKey = bootstrapApiKey.strip();
    if (!bootstrapApiKey.isEmpty() && !bootstrapApiKey.matches("[!-~]{20,200}")) {
      throw new IllegalArgumentException(
          "FOLLOWUP_BOOTSTRAP_API_KEY is not allowed: use 20 to 200 printable characters without spaces");
    }
  }

  @Override
  public String toString() {
    return "AccessSettings[key hidden]";
  }
}
