package io.followup.reading.servicetitan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What tells that two deliveries speak of the same happening. */
final class DedupKey {
  private static final int LONGEST = 150;

  private DedupKey() {}

  /** The event's id when there is one; else tenant, event, resource, modification and status. */
  static String of(Delivered delivered, Envelope envelope) {
    if (envelope.eventId().isPresent()) {
      String id = envelope.eventId().get();
      return isUsable(id) ? id : "id-" + digest(utf8(id));
    }
    Fields resource = envelope.resource();
    Optional<String> id = resource.text("id");
    if (id.isEmpty()) {
      return ofBody(delivered);
    }
    return "is-"
        + digest(
            utf8(delivered.tenant().value()),
            utf8(envelope.event().orElse(delivered.pathEvent())),
            utf8(id.get()),
            // Without a time of modification only the very same bytes count as the same.
            resource.text("modifiedOn").map(DedupKey::utf8).orElse(delivered.body()),
            utf8(
                Notice.status(resource, "status")
                    .or(() -> Notice.status(resource, "jobStatus"))
                    .orElse("")));
  }

  private static boolean isUsable(String id) {
    return id.length() <= LONGEST && id.chars().allMatch(sign -> sign >= '!' && sign <= '~');
  }

  static String ofBody(Delivered delivered) {
    return "raw-"
        + digest(utf8(delivered.tenant().value()), utf8(delivered.pathEvent()), delivered.body());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(Integer.toString(part.length).getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) ':');
        sha256.update(part);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
