package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.Fact;
import io.followup.touch.LookRequest;
import io.followup.touch.TouchRequest;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The loop of every follow-up: hear what happened, do the one next thing, sleep. {@link FollowUp}
 * decides, this class only acts. Handlers enqueue; nothing else changes the state.
 */
public final class FollowUpLoop {
  private static final String CALL_SHOWN_WITH_ITS_END = "call-shown-with-its-end";

  private final Deque<Word> inbox = new ArrayDeque<>();
  private final Deque<Move> moves = new ArrayDeque<>();
  private final FollowUpStart start;
  private final Showing showing;
  private FollowUp run;

  private sealed interface Word {}

  private record Heard(Fact fact) implements Word {}

  private record Led(FollowOn on) implements Word {}

  private record Asked(Steering steering, String reason, CompletablePromise<String> answer)
      implements Word {}

  /** Waits until no touch is under way: its step must be found again when its result comes. */
  private record Move(SequenceMove to, CompletablePromise<String> answer) {}

  public FollowUpLoop(FollowUpStart start) {
    this.start = start;
    this.run = start.carried().orElseGet(() -> start.begun(newClock(start)));
    this.showing = new Showing(start.zone(), run);
  }

  private static BusinessClock newClock(FollowUpStart start) {
    return start.speed() == 1
        ? BusinessClock.real()
        : new BusinessClock(wallNow(), start.trigger().happenedOn(), start.speed());
  }

  // Handlers.

  /** Takes a fact in; it is counted when the loop comes round. */
  public void hear(Fact fact) {
    inbox.add(new Heard(fact));
  }

  /** Takes in that the object entered another phase; it counts when the loop comes round. */
  public void follow(FollowOn on) {
    inbox.add(new Led(on));
  }

  /**
   * @throws IllegalArgumentException when the request makes no sense now
   */
  public void check(Steering steering, String reason) {
    steering.check(run, reason);
  }

  /** Answers with one sentence once the loop has acted on it. */
  public String ask(Steering steering, String reason) {
    CompletablePromise<String> answer = Workflow.newPromise();
    inbox.add(new Asked(steering, reason.strip().replaceAll("\\.+$", ""), answer));
    return answer.get();
  }

  /**
   * @throws IllegalArgumentException when it cannot go on by this version
   */
  public void check(SequenceMove move) {
    new MovingOn(run, now())
        .refusal(move)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** Answers with one sentence once it goes by the other version. */
  public String moveTo(SequenceMove move) {
    CompletablePromise<String> answer = Workflow.newPromise();
    moves.add(new Move(move, answer));
    return answer.get();
  }

  public RunView view() {
    return showing.view(run, now());
  }

  // The loop.

  /**
   * Runs until the follow-up has ended.
   *
   * @param carryOn continues as new with the state carried over; called when the history has grown
   *     long
   */
  public Ending untilEnded(Consumer<FollowUpStart> carryOn) {
    while (true) {
      listen();
      moveOn();
      switch (run.next(now())) {
        case Next.WaitUntil wait -> sleepUntil(wait);
        case Next.Send send -> carryOut(send);
        case Next.Look look -> look(look);
        case Next.GoOn on -> run = on.run();
        case Next.End end -> {
          return finish(end.ending());
        }
      }
      if (historyIsLong()) {
        answerAll();
        listen();
        showing.show(run, now());
        carryOn.accept(start.carrying(run));
      }
    }
  }

  private static boolean historyIsLong() {
    return Workflow.getInfo().isContinueAsNewSuggested();
  }

  private void listen() {
    while (!inbox.isEmpty()) {
      switch (inbox.remove()) {
        case Heard heard -> run = run.on(heard.fact(), now());
        case Led led -> run = run.follow(led.on(), now());
        case Asked asked -> {
          run = asked.steering().apply(run, asked.reason(), now());
          asked.answer().complete(showing.answer(run, now()));
        }
      }
    }
  }

  private void moveOn() {
    while (!moves.isEmpty()) {
      Move move = moves.remove();
      // What spoke against it may have come since it was accepted.
      Optional<String> refusal = new MovingOn(run, now()).refusal(move.to());
      if (refusal.isPresent()) {
        move.answer()
            .completeExceptionally(ApplicationFailure.newFailure(refusal.get(), "NotMoved"));
      } else {
        run = run.moved(move.to(), now());
        move.answer().complete(showing.answer(run, now()));
      }
    }
  }

  /** Nobody who asked something is left without an answer. */
  private void answerAll() {
    while (!Workflow.isEveryHandlerFinished()) {
      listen();
      moveOn();
      Workflow.await(
          () -> Workflow.isEveryHandlerFinished() || !inbox.isEmpty() || !moves.isEmpty());
    }
  }

  private void sleepUntil(Next.WaitUntil wait) {
    if (isCallShownLater()) {
      showing.refresh(run, now());
    } else {
      showing.show(run, now());
    }
    Waiting waiting =
        Waiting.start(run.clock().wallDuration(now(), wait.at()), showing.timerSummary(run, wait));
    while (!waiting.isDue() && wait.equals(run.next(now())) && !historyIsLong()) {
      waiting.untilDueOr(() -> !inbox.isEmpty() || !moves.isEmpty());
      listen();
      moveOn();
      showing.refresh(run, now());
    }
    waiting.cancel();
  }

  /** A call lasts minutes: writing its search attributes with its end spares an Action. */
  private boolean isCallShownLater() {
    return run.place().callUnderWay(now()).isPresent()
        && Workflow.getVersion(CALL_SHOWN_WITH_ITS_END, Workflow.DEFAULT_VERSION, 1) == 1;
  }

  private void carryOut(Next.Send send) {
    showing.refresh(run, now());
    TouchCall call = TouchCall.start(requestFor(send));
    awaitOrEnd(call);
    if (call.isDone()) {
      run = run.after(send, call.result(), now());
    } else {
      // The ledger keeps what became of it; the send itself looks for the stop before it posts.
      call.cancel();
    }
  }

  private void look(Next.Look look) {
    run = run.looking();
    showing.refresh(run, now());
    TouchCall call =
        TouchCall.look(
            new LookRequest(
                run.subject(),
                run.customer(),
                run.sequence().trigger(),
                run.trigger(),
                run.clock(),
                look.why()));
    awaitOrEnd(call);
    if (call.isDone()) {
      run = run.looked(call.result(), now());
    } else {
      call.cancel();
    }
  }

  private void awaitOrEnd(TouchCall call) {
    while (!call.isDone() && run.ending().isEmpty()) {
      Workflow.await(() -> call.isDone() || !inbox.isEmpty());
      listen();
    }
  }

  private TouchRequest requestFor(Next.Send send) {
    return new TouchRequest(
        Workflow.getInfo().getWorkflowId(),
        run.subject(),
        run.customer(),
        run.sequence().label(),
        run.sequence().trigger(),
        run.trigger(),
        send.step(),
        run.clock(),
        send.dueAt(),
        send.firstDueAt(),
        send.turn(),
        run.sequence().holdoutPercent());
  }

  private Ending finish(Ending ending) {
    run = run.ended(ending);
    showing.show(run, now());
    answerAll();
    return ending;
  }

  private Instant now() {
    return run.clock().businessTime(wallNow());
  }

  private static Instant wallNow() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
