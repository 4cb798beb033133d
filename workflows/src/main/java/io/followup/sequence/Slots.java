package io.followup.sequence;

import java.util.List;
import java.util.Map;

/** The names that may stand in {@code {{…}}}, each filled for one customer when a step is due. */
public final class Slots {
  public static final String CUSTOMER_FIRST_NAME = "customer.firstName";
  public static final String CUSTOMER_NAME = "customer.name";
  public static final String COMPANY_NAME = "company.name";

  /** The office's number as people write it, for example {@code (512) 555-0100}. */
  public static final String COMPANY_PHONE = "company.phone";

  public static final String ESTIMATE_NAME = "estimate.name";

  /** With currency sign and cents, for example {@code $1,249.50}. */
  public static final String ESTIMATE_TOTAL = "estimate.total";

  public static final String JOB_TYPE = "job.type";
  public static final String JOB_NUMBER = "job.number";

  /** A short address of this engine, its own for every touch, that leads on to a page. */
  public static final String LINK = "link";

  /** As they often are, rather long than short: to estimate by what a message will be. */
  static final Map<String, String> TYPICAL =
      Map.of(
          CUSTOMER_FIRST_NAME, "Christopher",
          CUSTOMER_NAME, "Christopher Example",
          COMPANY_NAME, "Lone Star Air & Heat",
          COMPANY_PHONE, "(512) 555-0100",
          ESTIMATE_NAME, "Replace the 3-ton condenser",
          ESTIMATE_TOTAL, "$4,250.00",
          JOB_TYPE, "AC tune-up and repair",
          JOB_NUMBER, "51000456",
          LINK, "https://go.example.com/l/Ab3dEf6hIj9kLm2n");

  private Slots() {}

  /** The slots that are filled for a subject of this kind. */
  public static List<String> of(Sequence.Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE ->
          List.of(
              CUSTOMER_FIRST_NAME,
              CUSTOMER_NAME,
              COMPANY_NAME,
              COMPANY_PHONE,
              ESTIMATE_NAME,
              ESTIMATE_TOTAL,
              JOB_TYPE,
              JOB_NUMBER,
              LINK);
    };
  }
}
