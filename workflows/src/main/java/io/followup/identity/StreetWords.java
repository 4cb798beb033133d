package io.followup.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How street types, directions, unit words and ordinals are written, in upper case; after USPS
 * publication 28. One line of a table holds the short form first.
 */
final class StreetWords {
  private static final Map<String, String> TYPES =
      read(
          """
          ALY ALLEY ALLY
          ANX ANNEX
          ARC ARCADE
          AVE AVENUE AV AVEN AVENU AVN
          BCH BEACH
          BND BEND
          BLF BLUFF
          BLVD BOULEVARD BOUL BLV
          BR BRANCH
          BRG BRIDGE
          BRK BROOK
          BYP BYPASS
          CSWY CAUSEWAY
          CTR CENTER CENTRE
          CIR CIRCLE CIRC CRCL
          CLB CLUB
          COR CORNER
          CRSE COURSE
          CT COURT CRT
          CTS COURTS
          CV COVE
          CRK CREEK
          CRES CRESCENT
          XING CROSSING
          DL DALE
          DR DRIVE DRV DRIV
          EST ESTATE
          ESTS ESTATES
          EXPY EXPRESSWAY EXPRESS
          EXT EXTENSION
          FLS FALLS
          FRY FERRY
          FLD FIELD
          FLDS FIELDS
          FRST FOREST
          FRK FORK
          FT FORT
          FWY FREEWAY
          GDNS GARDENS
          GTWY GATEWAY
          GLN GLEN
          GRN GREEN
          GRV GROVE
          HBR HARBOR
          HVN HAVEN
          HTS HEIGHTS
          HWY HIGHWAY HIWAY HIWY
          HL HILL
          HLS HILLS
          HOLW HOLLOW
          IS ISLAND
          JCT JUNCTION
          KNL KNOLL
          LK LAKE
          LNDG LANDING
          LN LANE
          LGT LIGHT
          LOOP LOOPS
          MALL MALL
          MNR MANOR
          MDW MEADOW
          MDWS MEADOWS
          ML MILL
          MT MOUNT
          MTN MOUNTAIN
          ORCH ORCHARD
          OVAL OVL
          PARK PARK
          PKWY PARKWAY PARKWY PKY PWY
          PASS PASS
          PATH PATHS
          PIKE PIKES
          PL PLACE
          PLN PLAIN
          PLZ PLAZA
          PT POINT
          PRT PORT
          PR PRAIRIE
          RNCH RANCH
          RPD RAPID
          RST REST
          RDG RIDGE
          RIV RIVER
          RD ROAD
          RTE ROUTE
          ROW ROW
          RUN RUN
          SHR SHORE
          SKWY SKYWAY
          SPG SPRING
          SPGS SPRINGS
          SQ SQUARE
          STA STATION
          STRM STREAM
          ST STREET STR STRT
          SMT SUMMIT
          TER TERRACE TERR
          TRCE TRACE
          TRAK TRACK
          TRL TRAIL TR TRAILS
          TUNL TUNNEL
          TPKE TURNPIKE TPK
          VLY VALLEY
          VIA VIADUCT
          VW VIEW
          VLG VILLAGE
          VIS VISTA
          WALK WALKS
          WAY WY
          WLS WELLS
          """);
  private static final Map<String, String> DIRECTIONS =
      read(
          """
          N NORTH NO
          S SOUTH SO
          E EAST
          W WEST
          NE NORTHEAST
          NW NORTHWEST
          SE SOUTHEAST
          SW SOUTHWEST
          """);
  private static final Set<String> UNITS =
      Set.of(
          "APT",
          "APARTMENT",
          "UNIT",
          "STE",
          "SUITE",
          "LOT",
          "RM",
          "ROOM",
          "TRLR",
          "TRAILER",
          "SPC",
          "SPACE",
          "BLDG",
          "BUILDING",
          "FL",
          "FLOOR",
          "FLR",
          "PH",
          "PENTHOUSE",
          "NO",
          "NUMBER",
          "DEPT",
          "SLIP",
          "HNGR",
          "OFC",
          "OFFICE",
          "UPPR",
          "LOWR",
          "BSMT",
          "FRNT",
          "REAR",
          "#");
  private static final Map<String, String> ORDINALS = ordinals();

  private StreetWords() {}

  private static Map<String, String> read(String table) {
    Map<String, String> shortForms = new HashMap<>();
    for (String line : table.lines().toList()) {
      String[] words = line.split(" ");
      Arrays.stream(words).forEach(word -> shortForms.put(word, words[0]));
    }
    return Map.copyOf(shortForms);
  }

  private static Map<String, String> ordinals() {
    String[] ones =
        ("FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH"
                + " THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH")
            .split(" ");
    String[] tens = "TWENT THIRT FORT FIFT SIXT SEVENT EIGHT NINET".split(" ");
    Map<String, String> words = new HashMap<>();
    for (int one = 1; one <= ones.length; one++) {
      words.put(ones[one - 1], Integer.toString(one));
    }
    for (int ten = 2; ten <= 9; ten++) {
      words.put(tens[ten - 2] + "IETH", Integer.toString(ten * 10));
      for (int one = 1; one <= 9; one++) {
        words.put(tens[ten - 2] + "Y" + ones[one - 1], Integer.toString(ten * 10 + one));
      }
    }
    return Map.copyOf(words);
  }

  static Optional<String> type(String word) {
    return Optional.ofNullable(TYPES.get(word));
  }

  static Optional<String> direction(String word) {
    return Optional.ofNullable(DIRECTIONS.get(word));
  }

  static boolean isUnit(String word) {
    return UNITS.contains(word);
  }

  /** THIRD, 3RD and 3 are one street. */
  static String ordinal(String word) {
    String digits = word.replaceFirst("^(\\d+)(ST|ND|RD|TH)$", "$1");
    return ORDINALS.getOrDefault(digits, digits);
  }
}
