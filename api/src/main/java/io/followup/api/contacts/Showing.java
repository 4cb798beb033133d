package io.followup.api.contacts;

import java.util.Optional;

/** Whether numbers, addresses and words are shown as they are. */
enum Showing {
  ALL {
    @Override
    String place(String value) {
      return value;
    }

    @Override
    Optional<String> words(Optional<String> words) {
      return words;
    }
  },
  /** Enough to recognise a place that one knows, and no words. */
  MASKED {
    @Override
    String place(String value) {
      int at = value.indexOf('@');
      return at > 0
          ? value.charAt(0) + "***" + value.substring(at)
          : "***" + value.substring(Math.max(0, value.length() - 4));
    }

    @Override
    Optional<String> words(Optional<String> words) {
      return Optional.empty();
    }
  };

  abstract String place(String value);

  abstract Optional<String> words(Optional<String> words);
}
