package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.temporal.SearchAttributes;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SearchAttributeFlagsTest {
  @Test
  void the_dev_server_registers_what_the_engine_uses() {
    assertThat(SearchAttributeFlags.ALL)
        .containsExactlyInAnyOrderElementsOf(
            SearchAttributes.ALL.stream()
                .map(key -> key.getName() + "=" + named(key.getValueType().name()))
                .toList());
  }

  /** INDEXED_VALUE_TYPE_KEYWORD is Keyword on the command line. */
  private static String named(String type) {
    String last = type.substring(type.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
    return Character.toUpperCase(last.charAt(0)) + last.substring(1);
  }
}
