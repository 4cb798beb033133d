package io.followup.version;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the runs that are inside older versions when something is published. */
public enum PeopleInside {
  /** They go on by the version that they carry. */
  FINISH_ON_OLD,
  /** They go on by the new version, at the step of the same id. */
  MOVE,
  /** They end. */
  END;

  /** By its written form, for example {@code finish-on-old}. */
  public static Optional<PeopleInside> of(String written) {
    return Arrays.stream(values()).filter(one -> one.toString().equals(written)).findFirst();
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
