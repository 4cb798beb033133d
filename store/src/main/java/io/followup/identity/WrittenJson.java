package io.followup.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A record as it stands in the database: without the date, which has a column of its own. */
final class WrittenJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WrittenJson() {}

  static String write(Written written) {
    ObjectNode json = JSON.createObjectNode();
    json.put("first", clean(written.first()))
        .put("last", clean(written.last()))
        .put("company", clean(written.company()));
    write(json.putArray("phones"), written.phones());
    write(json.putArray("emails"), written.emails());
    json.put("street", clean(written.place().street()))
        .put("unit", clean(written.place().unit()))
        .put("city", clean(written.place().city()))
        .put("state", clean(written.place().state()))
        .put("zip", clean(written.place().zip()));
    return json.toString();
  }

  private static void write(ArrayNode list, List<String> values) {
    values.stream().map(WrittenJson::clean).distinct().sorted().forEach(list::add);
  }

  /** PostgreSQL keeps no NUL in texts. */
  private static String clean(String text) {
    return text.replace("\u0000", "");
  }

  static Written read(String text, LocalDate lastSeen) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Written(
          json.path("first").asText(),
          json.path("last").asText(),
          json.path("company").asText(),
          texts(json.path("phones")),
          texts(json.path("emails")),
          new Written.Place(
              json.path("street").asText(),
              json.path("unit").asText(),
              json.path("city").asText(),
              json.path("state").asText(),
              json.path("zip").asText()),
          Optional.of(lastSeen));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a record of identities cannot be read", unreadable);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  static String digest(String json) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
