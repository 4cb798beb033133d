package io.followup.api.controls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.control.StoppedSenders;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Senders that a provider refused: shows them, and resumes them once that is corrected. */
@RestController
@RequestMapping("/api/senders")
class SendersController {
  private final StoppedSenders senders;
  private final Audit audit;
  private final TransactionTemplate transaction;

  SendersController(StoppedSenders senders, Audit audit, TransactionTemplate transaction) {
    this.senders = senders;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @param sender messaging service, number or mailbox of the tenant
   * @param resumedAt absent while it is stopped
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SenderView(
      String id,
      String tenant,
      String sender,
      String channel,
      String state,
      String code,
      String why,
      Instant since,
      Instant resumedAt) {
    static SenderView of(StoppedSenders.Stopped stopped) {
      return new SenderView(
          Long.toString(stopped.id()),
          stopped.tenant().value(),
          stopped.sender(),
          stopped.channel().code(),
          stopped.resumedAt().isPresent() ? "resumed" : "stopped",
          stopped.code(),
          stopped.why(),
          stopped.since(),
          stopped.resumedAt().orElse(null));
    }
  }

  /** The stopped ones first, then those that were. */
  @GetMapping
  List<SenderView> list() {
    Caller caller = Caller.current();
    caller.mustBe(Role.VIEWER);
    return visible(caller);
  }

  /** Lets a sender send again. Runs that wait because of it go on by themselves. */
  @PutMapping("/{id}/resumed")
  List<SenderView> resume(@PathVariable long id) {
    Caller caller = Admins.caller();
    StoppedSenders.Stopped stopped =
        senders.all().stream()
            .filter(one -> one.id() == id && one.resumedAt().isEmpty())
            .filter(one -> caller.maySee(one.tenant()))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                            404,
                            "no-such-sender",
                            "no sender " + id + " is stopped.",
                            "List the senders.")
                        .asException());
    transaction.executeWithoutResult(
        status -> {
          senders.resume(id, caller.inAudit());
          audit.record(
              caller.inAudit(),
              "resume sender",
              "sender " + id + " of " + stopped.tenant(),
              "stopped by error " + stopped.code());
        });
    return visible(caller);
  }

  private List<SenderView> visible(Caller caller) {
    return senders.all().stream()
        .filter(stopped -> caller.maySee(stopped.tenant()))
        .map(SenderView::of)
        .toList();
  }
}
