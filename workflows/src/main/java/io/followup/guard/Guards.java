package io.followup.guard;

import io.followup.touch.TouchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The guards that every send passes, and the order in which they are asked. */
public final class Guards {
  /** Name of the guard whose deferrals keep a place for the touch that waits. */
  public static final String CAPS = WithinCaps.NAME;

  /** Name of the guard whose objections mean that a tenant's money is used up. */
  public static final String SPEND = WithinSpend.NAME;

  private static final List<Guard> FIRST =
      List.of(
          new RunClockAllowed(),
          new ClocksAgree(),
          new ZoneRulesCurrent(),
          new NoStopWaiting(),
          new SubjectStillOpen(),
          new NoHold(),
          new NotSuppressed(),
          new StepConditionHolds(),
          new ForThisArm(),
          new SwitchedOn(),
          new NotPaused(),
          new SenderReady(),
          new DestinationUsable(),
          new RecipientAllowed(),
          new ConsentGiven(),
          new NotStale(),
          new NobodyTalking(),
          new EarlierSettled(),
          new WithinStepWindow(),
          new WithinOpenHours(),
          new ContactNotShared(),
          new MessageComplete(),
          new FiguresFromFacts(),
          new TextFitToSend(),
          new CallFitToSend(),
          new MailFitToSend(),
          new SilentAfterTalk(),
          new WithinCaps());

  private static final List<Guard> COUNTING = List.of(new WithinBudget(), new WithinSpend());

  private static final List<Guard> ALL = Stream.concat(FIRST.stream(), COUNTING.stream()).toList();

  private Guards() {}

  /**
   * What a guard has against a send.
   *
   * @param guard its stable name, kept with the decision
   * @param inputs what it looked at, kept with the decision
   */
  public record Objection(String guard, Verdict verdict, Map<String, String> inputs) {

    /** What it makes of the touch when nothing else can be sent instead. */
    public TouchResult result() {
      return switch (verdict) {
        case Verdict.Pass pass ->
            throw new IllegalStateException("a guard that passes decides nothing");
        case Verdict.NotPossible no -> new TouchResult.Skipped(guard, "Not sent: " + no.why());
        case Verdict.Defer defer -> new TouchResult.Deferred(defer.until(), guard, defer.why());
        case Verdict.Skip skip -> new TouchResult.Skipped(guard, skip.why());
        case Verdict.Stop stop -> new TouchResult.Stopped(stop.outcome(), guard, stop.why());
        case Verdict.Hold hold -> new TouchResult.Held(guard, hold.why());
      };
    }
  }

  /** Cheap and absolute ones first; what ends a run comes before what only delays it. */
  public static List<Guard> inOrder() {
    return ALL;
  }

  /**
   * What came of asking guards, each at most once.
   *
   * @param objection the first one; empty means that nothing speaks against it
   * @param remarks what guards that pass want to be told nevertheless, one sentence each
   */
  public record Answer(Optional<Objection> objection, List<String> remarks) {}

  /** Asks every guard, up to the first that objects. */
  public static Answer ask(Sending sending) {
    return ask(ALL, sending);
  }

  /**
   * Asks only those that look at what is counted with locks held: budget and money. The others have
   * passed on the same sending before it was counted.
   */
  public static Answer askCounting(Sending counted) {
    return ask(COUNTING, counted);
  }

  private static Answer ask(List<Guard> guards, Sending sending) {
    List<String> remarks = new ArrayList<>();
    for (Guard guard : guards) {
      Verdict verdict = guard.check(sending);
      if (!(verdict instanceof Verdict.Pass pass)) {
        return new Answer(
            Optional.of(new Objection(guard.name(), verdict, guard.inputs(sending))), remarks);
      }
      pass.remark().ifPresent(remarks::add);
    }
    return new Answer(Optional.empty(), remarks);
  }

  /** The first objection; empty means that it may be sent now. */
  public static Optional<Objection> check(Sending sending) {
    return ask(sending).objection();
  }

  /** What every guard looked at, as {@code guard.input}; kept with what is sent. */
  public static Map<String, String> inputs(Sending sending) {
    Map<String, String> all = new TreeMap<>();
    for (Guard guard : ALL) {
      guard.inputs(sending).forEach((name, value) -> all.put(guard.name() + "." + name, value));
    }
    return all;
  }
}
