package io.followup.api.actions;

import io.followup.acting.ActionRequests;
import io.followup.acting.ActionRequests.State;
import io.followup.api.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Does things in the dispatch system of a tenant, each once. A repeated request with the same
 * {@code Idempotency-Key} is the same action.
 */
@RestController
@RequestMapping("/api/actions")
class ActionsController {
  private static final String KEY = "Idempotency-Key";

  private final AskingForActions asking;

  ActionsController(AskingForActions asking) {
    this.asking = asking;
  }

  @GetMapping
  ActionPage list(
      @RequestParam Optional<String> tenant,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam Optional<UUID> before,
      @RequestParam(defaultValue = "50") int limit) {
    return ActionPage.of(asking.list(tenant, open, before, limit), limit);
  }

  @GetMapping("/{id}")
  ActionView find(@PathVariable UUID id) {
    return ActionView.of(asking.find(id));
  }

  @PostMapping("/notes")
  ResponseEntity<ActionView> note(
      @RequestBody WantedWords.Note wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/tasks")
  ResponseEntity<ActionView> task(
      @RequestBody WantedWords.Task wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/attributions")
  ResponseEntity<ActionView> attribution(
      @RequestBody WantedWords.Attribution wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/opt-outs")
  ResponseEntity<ActionView> optOut(
      @RequestBody WantedWords.OptOut wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/customers")
  ResponseEntity<ActionView> customer(
      @RequestBody WantedRecords.Customer wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/locations")
  ResponseEntity<ActionView> location(
      @RequestBody WantedRecords.Location wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/jobs")
  ResponseEntity<ActionView> job(
      @RequestBody WantedWork.Job wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/estimates")
  ResponseEntity<ActionView> estimate(
      @RequestBody WantedWork.Estimate wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/booking-acceptances")
  ResponseEntity<ActionView> acceptBooking(
      @RequestBody WantedWork.Acceptance wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/booking-dismissals")
  ResponseEntity<ActionView> dismissBooking(
      @RequestBody WantedWork.Dismissal wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/leads")
  ResponseEntity<ActionView> lead(
      @RequestBody WantedWork.Lead wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  @PostMapping("/lead-follow-ups")
  ResponseEntity<ActionView> followUpLead(
      @RequestBody WantedWork.LeadFollowUp wanted,
      @RequestHeader(name = KEY, required = false) Optional<String> key) {
    return act(wanted, key);
  }

  private ResponseEntity<ActionView> act(Wanted wanted, Optional<String> key) {
    ActionRequests.Known known = asking.ask(wanted, key);
    if (known.state() == State.REFUSED) {
      throw Problem.of(
              422,
              "refused",
              known.why().orElseThrow(),
              "Put that right, then ask again: with the same Idempotency-Key for the same action,"
                  + " with a new one for another.")
          .asException();
    }
    return ResponseEntity.status(
            known.state() == State.DONE ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .body(ActionView.of(known));
  }
}
