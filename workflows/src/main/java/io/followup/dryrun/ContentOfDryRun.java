package io.followup.dryrun;

import io.followup.guard.Content;
import io.followup.guard.NumberToCall;
import io.followup.guard.WayOutOfTexts;
import io.followup.run.Words;
import io.followup.sequence.Wording;
import io.followup.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dry run shows the guards of a message: filled in as far as the record goes. */
final class ContentOfDryRun {
  private ContentOfDryRun() {}

  static Content of(Wording wording, Tenant tenant) {
    return switch (wording) {
      case Wording.Sms sms ->
          content(Map.of("text", WayOutOfTexts.toldIn(sms.body())), Optional.empty(), tenant);
      case Wording.Voice voice ->
          content(
              Map.of(
                  "say",
                  voice.say(),
                  "voicemail",
                  NumberToCall.toldIn(voice.voicemail(), Words.phone(tenant.officePhone()))),
              Optional.empty(),
              tenant);
      case Wording.Email email ->
          content(
              Map.of("subject", email.subject(), "text", email.text()), Optional.empty(), tenant);
      case Wording.Impossible impossible ->
          content(Map.of(), Optional.of(impossible.why()), tenant);
    };
  }

  private static Content content(
      Map<String, String> texts, Optional<String> missing, Tenant tenant) {
    return new Content(
        texts,
        missing,
        tenant.company(),
        List.of(),
        tenant.linkHosts(),
        tenant.contacting().mostSegments(),
        Content.WayOut.TOLD_LATELY);
  }
}
