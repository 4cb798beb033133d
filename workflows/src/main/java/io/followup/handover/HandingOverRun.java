package io.followup.handover;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/** Both ways at once; what fails on one does not keep the other from its work. */
public final class HandingOverRun implements HandingOver {
  /** Type of the failure of a handover that a person must look at. */
  static final String NOT_TOLD = "OfficeNotTold";

  @Override
  public HandedOver run(Handover handover) {
    Promise<String> filed =
        Async.function(informing("task or note for the office")::file, handover);
    Promise<String> mailed = Async.function(informing("e-mail to the office")::mail, handover);
    Told first = Told.of(filed);
    Told second = Told.of(mailed);
    Workflow.setCurrentDetails(
        "**" + handover.kind().title() + "**\n\n- " + first.words() + "\n- " + second.words());
    List<String> failures = Stream.of(first, second).filter(Told::failed).map(Told::words).toList();
    if (!failures.isEmpty()) {
      throw ApplicationFailure.newFailure(String.join(" ", failures), NOT_TOLD);
    }
    return new HandedOver(first.words(), second.words());
  }

  private static Informing informing(String summary) {
    return Workflow.newActivityStub(Informing.class, HandoverOptions.withSummary(summary));
  }

  private record Told(String words, boolean failed) {
    static Told of(Promise<String> way) {
      try {
        return new Told(way.get(), false);
      } catch (ActivityFailure failure) {
        return new Told(
            failure.getCause() instanceof ApplicationFailure application
                ? application.getOriginalMessage()
                : "The office could not be told within three days.",
            true);
      }
    }
  }
}
