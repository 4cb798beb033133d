package io.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AreaCodesTest {
  /** Clocks that agree are written as one in our tables. */
  private static final Map<String, String> SAME = Map.of("America/Boise", "America/Denver");

  private final AreaCodes areaCodes = new AreaCodes();

  @Test
  void every_zone_of_the_recorded_vectors_is_a_candidate() throws IOException {
    JsonNode vectors =
        new ObjectMapper()
            .readTree(AreaCodesTest.class.getResourceAsStream("timezone-vectors.json"))
            .path("vectors");
    int checked = 0;
    for (JsonNode vector : vectors) {
      boolean served = Set.of("US", "CA", "PR", "GU").contains(vector.path("region").asText());
      boolean geographic = vector.path("type").asText().equals("FIXED_LINE_OR_MOBILE");
      if (vector.path("valid").asBoolean() && served && geographic) {
        JsonNode recommended = vector.path("recommended_candidate_zones");
        Set<ZoneId> expected = zones(recommended.isArray() ? recommended : vector.path("zones"));
        assertThat(areaCodes.of(vector.path("number").asText()).zones())
            .as(vector.toString())
            .containsAll(expected);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(15);
  }

  private static Set<ZoneId> zones(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(JsonNode::asText)
        .map(name -> ZoneId.of(SAME.getOrDefault(name, name)))
        .collect(Collectors.toSet());
  }

  @Test
  void a_number_without_a_place_may_be_anywhere_in_the_contiguous_states() {
    for (String number : Set.of("+18005550142", "+15005550142", "+15552340142", "+12345")) {
      AreaCodes.Area area = areaCodes.of(number);
      assertThat(area.zones()).as(number).hasSize(4);
      assertThat(area.state()).isEmpty();
    }
  }

  @Test
  void an_area_code_tells_its_state() {
    assertThat(areaCodes.of("+15125550142").state()).contains("TX");
    assertThat(areaCodes.of("+13055550142").state()).contains("FL");
    assertThat(areaCodes.of("+14162340142").state()).isEmpty();
  }
}
