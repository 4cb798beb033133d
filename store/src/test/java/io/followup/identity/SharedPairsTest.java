package io.followup.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled pairs of the reference; columns are described there. */
class SharedPairsTest {
  private final Rules rules = new Rules(new WrittenNumbers(), blockList());

  @Test
  void all_pairs_are_there() {
    assertThat(pairs()).hasSize(60);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void a_pair_gets_the_expected_decision_with_its_sides_in_either_order(Pair pair) {
    for (Decision decision :
        List.of(rules.decide(pair.a(), pair.b()), rules.decide(pair.b(), pair.a()))) {
      assertThat(
              decision.label().code()
                  + " "
                  + decision.relation().code()
                  + " "
                  + decision.action().code())
          .isEqualTo(pair.expected());
      assertThat(decision.why()).endsWith(".");
    }
  }

  /** A row of pairs.csv. */
  record Pair(String name, Written a, Written b, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Pair> pairs() {
    return table("pairs.csv").stream().map(SharedPairsTest::pair);
  }

  private static Pair pair(Map<String, String> row) {
    return new Pair(
        row.get("pair_id") + " " + row.get("category"),
        side(row, "a_"),
        side(row, "b_"),
        String.join(" ", row.get("label"), row.get("relation"), row.get("action")));
  }

  private static Written side(Map<String, String> row, String side) {
    return new Written(
        row.get(side + "first"),
        row.get(side + "last"),
        row.get(side + "company"),
        stated(row.get(side + "phone1"), row.get(side + "phone2")),
        stated(row.get(side + "email")),
        new Written.Place(
            row.get(side + "street"),
            row.get(side + "unit"),
            row.get(side + "city"),
            row.get(side + "state"),
            row.get(side + "zip")),
        Optional.of(LocalDate.parse(row.get(side + "last_seen"))));
  }

  private static List<String> stated(String... values) {
    return Stream.of(values).filter(value -> !value.isBlank()).toList();
  }

  private static BlockList blockList() {
    Map<String, Set<String>> values = new HashMap<>();
    table("blocklist.csv")
        .forEach(
            row ->
                values
                    .computeIfAbsent(row.get("kind"), kind -> new HashSet<>())
                    .add(row.get("value")));
    return new BlockList(values.get("phone_e164"), values.get("email"), values.get("name"));
  }

  private static List<Map<String, String>> table(String name) {
    try (InputStream in = SharedPairsTest.class.getResourceAsStream("/identity/" + name)) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      List<String> columns = cells(lines.getFirst());
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new HashMap<>();
        for (int at = 0; at < columns.size(); at++) {
          row.put(columns.get(at), cells.get(at));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char sign : line.toCharArray()) {
      if (sign == '"') {
        quoted = !quoted;
      } else if (sign == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(sign);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
