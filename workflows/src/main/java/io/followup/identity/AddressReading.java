package io.followup.identity;

import io.followup.identity.PostalAddress.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads US addresses as people write them. */
final class AddressReading {
  private static final Pattern BOX =
      Pattern.compile(
          "^(?:P\\s*O\\s*(?:BOX|BX|B)|POST\\s*OFFICE\\s*BOX|POB|BOX)\\s*#?\\s*(\\w*\\d\\w*).*");
  private static final Pattern RURAL =
      Pattern.compile(
          "^(?:RURAL\\s*ROUTE|RURAL\\s*RTE|R\\s*R|RFD|HC|RT)\\s*#?\\s*(\\d+)\\s+BOX\\s*#?\\s*(\\w+).*");
  private static final Pattern NUMBER =
      Pattern.compile("\\d+[A-Z]?|\\d+-\\d+|[NSEW]\\d+[NSEW]\\d+");
  private static final Pattern FRACTION = Pattern.compile("\\d/\\d");
  private static final Map<Pattern, String> NUMBERED_ROADS =
      Map.of(
          Pattern.compile(
              "\\b(?:COUNTY|CO|CNTY|CTY)\\s+(?:ROAD|RD|HWY|HIGHWAY)\\s+(?=\\w+)|\\bC\\s*R\\s+(?=\\d)"),
          "CR ",
          Pattern.compile(
              "\\b(?:FARM\\s+TO\\s+MARKET|FARM\\s+MARKET)\\s*(?:ROAD|RD)?\\s+(?=\\d)|\\bFM\\s+(?:ROAD|RD)\\s+(?=\\d)"),
          "FM ",
          Pattern.compile(
              "\\b(?:STATE|ST)\\s+(?:ROUTE|RTE|ROAD|RD|HWY|HIGHWAY)\\s+(?=\\d)|\\bS\\s*R\\s+(?=\\d)"),
          "SR ",
          Pattern.compile("\\b(?:US|U\\s+S)\\s+(?:HIGHWAY|HWY|ROUTE|RTE)\\s+(?=\\d)"),
          "US ",
          Pattern.compile(
              "\\b(?:MARTIN\\s+LUTHER\\s+KING|M\\s*L\\s*K|DR\\s+MARTIN\\s+LUTHER\\s+KING)(?:\\s+JR)?\\b"),
          "MLK");
  private static final Map<String, String> STREET_NAME_WORDS =
      Map.of(
          "MT", "MOUNT", "FT", "FORT", "ST", "SAINT", "STE", "SAINTE", "PT", "POINT", "LK", "LAKE");
  private static final Map<String, String> STATES =
      Map.ofEntries(
          Map.entry("ALABAMA", "AL"),
          Map.entry("ALASKA", "AK"),
          Map.entry("ARIZONA", "AZ"),
          Map.entry("ARKANSAS", "AR"),
          Map.entry("CALIFORNIA", "CA"),
          Map.entry("COLORADO", "CO"),
          Map.entry("CONNECTICUT", "CT"),
          Map.entry("DELAWARE", "DE"),
          Map.entry("FLORIDA", "FL"),
          Map.entry("GEORGIA", "GA"),
          Map.entry("HAWAII", "HI"),
          Map.entry("IDAHO", "ID"),
          Map.entry("ILLINOIS", "IL"),
          Map.entry("INDIANA", "IN"),
          Map.entry("IOWA", "IA"),
          Map.entry("KANSAS", "KS"),
          Map.entry("KENTUCKY", "KY"),
          Map.entry("LOUISIANA", "LA"),
          Map.entry("MAINE", "ME"),
          Map.entry("MARYLAND", "MD"),
          Map.entry("MASSACHUSETTS", "MA"),
          Map.entry("MICHIGAN", "MI"),
          Map.entry("MINNESOTA", "MN"),
          Map.entry("MISSISSIPPI", "MS"),
          Map.entry("MISSOURI", "MO"),
          Map.entry("MONTANA", "MT"),
          Map.entry("NEBRASKA", "NE"),
          Map.entry("NEVADA", "NV"),
          Map.entry("NEW HAMPSHIRE", "NH"),
          Map.entry("NEW JERSEY", "NJ"),
          Map.entry("NEW MEXICO", "NM"),
          Map.entry("NEW YORK", "NY"),
          Map.entry("NORTH CAROLINA", "NC"),
          Map.entry("NORTH DAKOTA", "ND"),
          Map.entry("OHIO", "OH"),
          Map.entry("OKLAHOMA", "OK"),
          Map.entry("OREGON", "OR"),
          Map.entry("PENNSYLVANIA", "PA"),
          Map.entry("RHODE ISLAND", "RI"),
          Map.entry("SOUTH CAROLINA", "SC"),
          Map.entry("SOUTH DAKOTA", "SD"),
          Map.entry("TENNESSEE", "TN"),
          Map.entry("TEXAS", "TX"),
          Map.entry("UTAH", "UT"),
          Map.entry("VERMONT", "VT"),
          Map.entry("VIRGINIA", "VA"),
          Map.entry("WASHINGTON", "WA"),
          Map.entry("WEST VIRGINIA", "WV"),
          Map.entry("WISCONSIN", "WI"),
          Map.entry("WYOMING", "WY"));

  private AddressReading() {}

  /**
   * @return empty when no street or box is stated, or nothing but what offices type when they know
   *     nothing
   */
  static Optional<PostalAddress> read(Written.Place place) {
    String line = numberedRoads(plain(place.street().replaceFirst("(?i),?\\s*\\bc/o\\b.*$", "")));
    if (line.isEmpty()
        || line.matches("UNKNOWN|NONE|N A|NA|TBD|SAME|X+|NO ADDRESS|GENERAL DELIVERY")) {
      return Optional.empty();
    }
    return box(line, place).or(() -> Optional.of(dwelling(line, place)));
  }

  private static Optional<PostalAddress> box(String line, Written.Place place) {
    Matcher box = BOX.matcher(line);
    if (box.matches()) {
      return Optional.of(of("", "", "BOX " + box.group(1), "", "", "", place, Kind.BOX));
    }
    Matcher rural = RURAL.matcher(line);
    return rural.matches()
        ? Optional.of(
            of(
                rural.group(2),
                "",
                "RR " + rural.group(1),
                "",
                "",
                unit(place.unit()),
                place,
                Kind.DWELLING))
        : Optional.empty();
  }

  private static PostalAddress dwelling(String line, Written.Place place) {
    List<String> words = new ArrayList<>(PlainWords.of(line));
    String number = takeNumber(words);
    String unitInLine = takeUnit(words);
    String before = takeFirstDirection(words);
    String after = takeLastDirection(words);
    String type = takeType(words);
    String unit = unit(place.unit());
    return of(
        number,
        before,
        streetName(words),
        type,
        after,
        unit.isEmpty() ? unitInLine : unit,
        place,
        Kind.DWELLING);
  }

  private static PostalAddress of(
      String number,
      String before,
      String street,
      String type,
      String after,
      String unit,
      Written.Place place,
      Kind kind) {
    String state = plain(place.state());
    String digits = place.zip().replaceAll("\\D", "");
    return new PostalAddress(
        number,
        before,
        street,
        type,
        after,
        unit,
        digits.length() >= 5 && !digits.startsWith("00000") ? digits.substring(0, 5) : "",
        plain(place.city()),
        STATES.getOrDefault(state, state),
        kind);
  }

  private static String plain(String text) {
    return PlainWords.fold(text)
        .toUpperCase(Locale.ROOT)
        .replace("#", " # ")
        .replaceAll("['.]", "")
        .replaceAll("[^A-Z0-9/#-]+", " ")
        .replaceAll("(?<!\\d)-|-(?!\\d)", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static String numberedRoads(String line) {
    String told = line;
    for (Map.Entry<Pattern, String> road : NUMBERED_ROADS.entrySet()) {
      told = road.getKey().matcher(told).replaceAll(road.getValue());
    }
    return told;
  }

  /** 41-08 and 4108 are one number; 318 1/2 is another than 318. */
  private static String takeNumber(List<String> words) {
    if (words.isEmpty() || !NUMBER.matcher(words.getFirst()).matches()) {
      return "";
    }
    String number = words.removeFirst().replace("-", "");
    if (!words.isEmpty() && FRACTION.matcher(words.getFirst()).matches()) {
      number += " " + words.removeFirst();
    }
    return number;
  }

  /** From the first unit word on, where a street stands before it. */
  private static String takeUnit(List<String> words) {
    for (int at = 1; at < words.size(); at++) {
      String next = at + 1 < words.size() ? words.get(at + 1) : "";
      if (isUnitByItself(words.get(at))
          || StreetWords.isUnit(words.get(at)) && next.matches(".*\\d.*|[A-Z]|#")) {
        List<String> behind = words.subList(at, words.size());
        String unit = unit(String.join(" ", behind));
        behind.clear();
        return unit;
      }
    }
    return "";
  }

  private static boolean isUnitByItself(String word) {
    return word.matches("PH|PENTHOUSE|BSMT|FRNT|UPPR|LOWR");
  }

  /** One field: the value without the word for it. */
  private static String unit(String written) {
    StringBuilder unit = new StringBuilder();
    for (String word : PlainWords.of(plain(written))) {
      boolean designates = StreetWords.isUnit(word) && !isUnitByItself(word);
      unit.append(designates ? "" : StreetWords.ordinal(word).replaceFirst("^0+(?=\\w)", ""));
    }
    return unit.toString().replace("-", "");
  }

  /** North Street is a street's name, not a direction. */
  private static String takeFirstDirection(List<String> words) {
    if (words.size() < 2) {
      return "";
    }
    Optional<String> direction = StreetWords.direction(words.getFirst());
    boolean namesStreet = words.size() == 2 && StreetWords.type(words.get(1)).isPresent();
    if (direction.isEmpty() || namesStreet) {
      return "";
    }
    words.removeFirst();
    return direction.get();
  }

  private static String takeLastDirection(List<String> words) {
    if (words.size() < 2) {
      return "";
    }
    Optional<String> direction = StreetWords.direction(words.getLast());
    if (direction.isEmpty()) {
      return "";
    }
    words.removeLast();
    return direction.get();
  }

  private static String takeType(List<String> words) {
    if (words.size() < 2 || words.getFirst().matches("CR|FM|SR|US") && words.size() == 2) {
      return "";
    }
    Optional<String> type = StreetWords.type(words.getLast());
    type.ifPresent(found -> words.removeLast());
    return type.orElse("");
  }

  /** ST before a name is a saint; behind it, it was taken for a street already. */
  private static String streetName(List<String> words) {
    StringBuilder name = new StringBuilder();
    for (int at = 0; at < words.size(); at++) {
      boolean beforeName = at == 0 && words.size() > 1;
      String word =
          beforeName ? STREET_NAME_WORDS.getOrDefault(words.get(at), words.get(at)) : words.get(at);
      String next = at + 1 < words.size() ? words.get(at) + words.get(at + 1) : "";
      String compound = StreetWords.ordinal(next);
      if (compound.matches("\\d+") && !next.matches("\\d+")) {
        word = compound;
        at++;
      }
      name.append(name.isEmpty() ? "" : " ").append(StreetWords.ordinal(word));
    }
    return name.toString().replace("-", " ");
  }
}
