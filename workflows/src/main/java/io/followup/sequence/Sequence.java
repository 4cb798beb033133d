package io.followup.sequence;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published definition of what is sent when. Immutable; a run carries the one it started with by
 * value. The file form is described in {@code docs/sequences.md}.
 *
 * @param hash of what the file means, whatever its comments and the order of its fields: SHA-256 of
 *     the {@linkplain CanonicalText canonical text}, first 12 hex digits
 * @param enroll CEL condition over what the trigger tells; absent = always
 * @param exits facts that end the run
 * @param holdoutPercent share of households that get nothing, 0 to 100
 * @param reEntry what a new version of the object makes of a run
 * @param arms of a test of variants; empty when there is none
 */
public record Sequence(
    String name,
    int version,
    String hash,
    Trigger trigger,
    Optional<String> enroll,
    List<Step> steps,
    Set<FactName> exits,
    Limits limits,
    int holdoutPercent,
    ReEntry reEntry,
    List<Arm> arms) {

  public Sequence {
    // Histories from before there were these.
    reEntry = reEntry == null ? ReEntry.CONTINUE : reEntry;
    arms = arms == null ? List.of() : List.copyOf(arms);
  }

  /** A sequence that goes on when its object changes, and is the same for everybody. */
  public Sequence(
      String name,
      int version,
      String hash,
      Trigger trigger,
      Optional<String> enroll,
      List<Step> steps,
      Set<FactName> exits,
      Limits limits,
      int holdoutPercent) {
    this(
        name,
        version,
        hash,
        trigger,
        enroll,
        steps,
        exits,
        limits,
        holdoutPercent,
        ReEntry.CONTINUE,
        List.of());
  }

  /**
   * The order in which a run takes several sequences of its trigger: what begins earlier comes
   * first.
   */
  public static final Comparator<Sequence> IN_TURN =
      Comparator.comparing(Sequence::begins).thenComparing(Sequence::name);

  /** When the first step is due after the trigger; none, for a time of the object. */
  Duration begins() {
    return due(steps.subList(0, Math.min(1, steps.size())));
  }

  /** When the last step is due after the trigger, when none before it is left out. */
  Duration takesUntil() {
    return due(steps);
  }

  private static Duration due(List<Step> steps) {
    Duration due = Duration.ZERO;
    for (Step step : steps) {
      Duration wait = step.due().duration();
      due =
          switch (step.due().after()) {
            case PREVIOUS_STEP -> due.plus(wait);
            case TRIGGER -> wait.compareTo(due) > 0 ? wait : due;
            default -> due;
          };
    }
    return due;
  }

  /** What starts a sequence. */
  public enum Trigger {
    /** An open estimate that nobody has signed. */
    ESTIMATE("estimate"),
    /** The customer looked at the estimate. */
    ESTIMATE_VIEWED("estimate.viewed"),
    /** A new booking. */
    BOOKING("booking"),
    /** A booking that the office dismissed. */
    BOOKING_DISMISSED("booking.dismissed"),
    /** An online booking that was dropped half-way. */
    SESSION("session"),
    /** An appointment that is planned. */
    APPOINTMENT("appointment"),
    JOB_COMPLETED("job.completed"),
    /** Nobody was there when the technician came. */
    JOB_NO_SHOW("job.no-show"),
    /** An invoice of the customer is past due. */
    INVOICE("invoice"),
    /** A call that nobody took. */
    CALL("call");

    private final String written;

    Trigger(String written) {
      this.written = written;
    }

    /** As it stands in a sequence file, for example {@code job.no-show}. */
    public String written() {
      return written;
    }

    static Optional<Trigger> of(String written) {
      return Arrays.stream(values()).filter(trigger -> trigger.written.equals(written)).findFirst();
    }

    /** Of which objects' times a step of the sequence may be due. */
    List<Anchor> anchors() {
      return switch (this) {
        case ESTIMATE, ESTIMATE_VIEWED, BOOKING_DISMISSED, SESSION -> List.of(Anchor.TRIGGER);
        case BOOKING -> List.of(Anchor.TRIGGER, Anchor.BOOKING_START);
        case APPOINTMENT ->
            List.of(Anchor.TRIGGER, Anchor.APPOINTMENT_START, Anchor.APPOINTMENT_END);
        case JOB_COMPLETED, JOB_NO_SHOW ->
            List.of(
                Anchor.TRIGGER,
                Anchor.APPOINTMENT_START,
                Anchor.APPOINTMENT_END,
                Anchor.JOB_COMPLETED);
        case INVOICE -> List.of(Anchor.TRIGGER, Anchor.INVOICE_DUE_DATE);
        case CALL -> List.of(Anchor.TRIGGER, Anchor.CALL_RECEIVED_AT);
      };
    }
  }

  /**
   * @param maxTouches how many messages one run may send at most
   * @param expires how long after the trigger a run may live
   */
  public record Limits(int maxTouches, Duration expires) {}

  /**
   * @throws java.util.NoSuchElementException when there is no step of this id
   */
  public Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }

  /** For example {@code unsold-estimate@1}. */
  public String label() {
    return name + "@" + version;
  }
}
