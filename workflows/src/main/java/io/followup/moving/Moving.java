package io.followup.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.run.SequenceMove;
import io.followup.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;

/**
 * What is done about the runs that are inside versions of a sequence.
 *
 * @param sequence name of it, without version
 * @param number of the version that was published or archived
 * @param perSecond how many runs are asked a second, at most
 * @param asked by whom, for example {@code key 3 (ops)}
 * @param soFar set when the work goes on after continue-as-new
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Moving(
    TenantId tenant,
    String sequence,
    int number,
    Occasion occasion,
    Order order,
    int perSecond,
    String asked,
    Optional<MovingProgress> soFar) {

  public Moving {
    soFar = soFar == null ? Optional.empty() : soFar;
  }

  /** What happened to the version. */
  public enum Occasion {
    /** Runs of the versions before it are asked. */
    PUBLISHED,
    /** Its own runs are asked, too. */
    ARCHIVED
  }

  /** What each run is asked to do. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Order.MoveTo.class, name = "move"),
    @JsonSubTypes.Type(value = Order.End.class, name = "end")
  })
  public sealed interface Order {
    /** Go on by another version. */
    record MoveTo(SequenceMove move) implements Order {}

    /**
     * End.
     *
     * @param why reads after "Stopped by an admin: ", without full stop
     */
    record End(String why) implements Order {}
  }

  /** One piece of work for each occasion. */
  String workflowId() {
    return workflowId(tenant, sequence, occasion, number);
  }

  /** For example {@code moving/acme/unsold-estimate/published-3}. */
  public static String workflowId(
      TenantId tenant, String sequence, Occasion occasion, int version) {
    return "moving/%s/%s/%s-%d"
        .formatted(tenant, sequence, occasion.name().toLowerCase(Locale.ROOT), version);
  }

  /**
   * Whether a run is asked; those of versions that were published later are not.
   *
   * @param label of the version that the run carries, for example {@code unsold-estimate@2}
   */
  boolean concerns(String label) {
    String prefix = sequence + "@";
    if (!label.startsWith(prefix) || !label.substring(prefix.length()).matches("\\d{1,9}")) {
      return false;
    }
    int carried = Integer.parseInt(label.substring(prefix.length()));
    return carried < number || (carried == number && occasion == Occasion.ARCHIVED);
  }

  Moving goingOn(MovingProgress progress) {
    return new Moving(
        tenant, sequence, number, occasion, order, perSecond, asked, Optional.of(progress));
  }
}
