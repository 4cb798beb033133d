package io.followup.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages that every guard passes. */
public final class SampleContent {
  public static final String TEXT =
      "Hi Dana, it's Acme Air & Heat. Any questions? Reply STOP to end.";

  private SampleContent() {}

  public static Content fine() {
    return saying(
        Map.of(
            "text",
            TEXT,
            "say",
            "Hello, this is an automated call from Acme Air & Heat.",
            "voicemail",
            "Hello, this is Acme Air & Heat. Please call us at (512) 555-0100.",
            "subject",
            "Your estimate"));
  }

  static Content saying(Map<String, String> texts) {
    return new Content(
        texts,
        Optional.empty(),
        "Acme Air & Heat",
        List.of("Dana Whitfield", "Dana"),
        Set.of("acme.example.com"),
        4,
        Content.WayOut.MUST_BE_TOLD);
  }
}
