package io.followup.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One contractor. Part of every workflow id, so it holds only {@code a-z}, {@code 0-9} and {@code
 * -}.
 */
public record TenantId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  @JsonCreator
  public TenantId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "tenant id '"
              + value
              + "' is not allowed: use 1 to 40 of a-z, 0-9 and '-', starting with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
