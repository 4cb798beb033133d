package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.fact.CallOutcome;
import io.followup.guard.Verdict;
import io.followup.roundtrip.Question;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The send ledger: one row per attempt to touch a person, under a key that makes it happen at most
 * once, and every change of it with its cause. Whoever moves an attempt to SUBMITTING owns the one
 * POST; nobody else ever posts it.
 */
public final class Ledger {
  private final JdbcTemplate jdbc;

  public Ledger(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  public Optional<Attempt> find(AttemptKey key) {
    return jdbc
        .query(AttemptRows.SELECT + "where a.key = ?", AttemptRows::attempt, key.value())
        .stream()
        .findFirst();
  }

  /** The attempts of one step, the step's own message before its {@code otherwise}. */
  public List<Attempt> ofStep(String workflowId, String step) {
    return jdbc.query(
        AttemptRows.SELECT + "where a.workflow_id = ? and a.step = ? order by a.ordinal",
        AttemptRows::attempt,
        workflowId,
        step);
  }

  /** Whether a message of the run left us, or may have. */
  public boolean hasSent(String workflowId) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (
              select from attempt
              where workflow_id = ? and state in ('SUBMITTING', 'CONFIRMED', 'UNKNOWN'))
            """,
            Boolean.class,
            workflowId));
  }

  /** The attempts of one run, oldest first; those of one step by their ordinal. */
  public List<Attempt> ofRun(String workflowId) {
    return jdbc.query(
        AttemptRows.SELECT + "where a.workflow_id = ? order by a.created_at, a.ordinal",
        AttemptRows::attempt,
        workflowId);
  }

  /** Message-ID of the first e-mail that a run sent. */
  public Optional<String> firstMail(String workflowId) {
    return jdbc
        .queryForList(
            """
            select provider_id from attempt
            where workflow_id = ? and channel = 'email' and provider_id is not null
            order by created_at limit 1
            """,
            String.class,
            workflowId)
        .stream()
        .findFirst();
  }

  /** By the id that the provider gave it. */
  public Optional<Attempt> byProviderId(TenantId tenant, String providerId) {
    return jdbc
        .query(
            AttemptRows.SELECT + "where a.provider_id = ? and a.tenant = ?",
            AttemptRows::attempt,
            providerId,
            tenant.value())
        .stream()
        .findFirst();
  }

  /** What happened to an attempt, oldest first. */
  public List<Change> changes(AttemptKey key) {
    return jdbc.query(
        "select state, cause, at from attempt_change where key = ? order by id",
        (row, n) -> new Change(row.getString(1), row.getString(2), AttemptRows.instant(row, 3)),
        key.value());
  }

  /**
   * Records that the one POST begins. Call inside the transaction that checked the guards.
   *
   * @return whether the caller owns the POST; otherwise the attempt already left PLANNED
   */
  public boolean submit(NewAttempt attempt, String cause) {
    return submitting(attempt, cause).ask(jdbc);
  }

  /** The same, to be asked together with others. */
  public static Question<Boolean> submitting(NewAttempt attempt, String cause) {
    return Question.of(
        LedgerSql.SUBMIT,
        ResultSet::next,
        attempt.key().value(),
        attempt.contact().tenant().value(),
        attempt.workflowId(),
        attempt.step(),
        attempt.ordinal(),
        attempt.sequence(),
        attempt.channel().code(),
        attempt.customer().value(),
        attempt.contact().id(),
        AttemptRows.json(attempt.content()),
        AttemptRows.timestamp(attempt.businessAt()),
        attempt.terms().purpose().name(),
        attempt.terms().sender(),
        attempt.terms().segments(),
        AttemptRows.json(attempt.terms().inputs()),
        attempt.textHash().orElse(null),
        attempt.terms().paid().map(NewAttempt.Paid::cost).orElse(BigDecimal.ZERO),
        attempt.terms().paid().map(NewAttempt.Paid::on).orElse(null),
        cause);
  }

  /**
   * How often carriers filtered texts like this one, so far.
   *
   * @param sameText those that say the very same
   * @param sameStep those of the same step of the same version of the sequence
   */
  public record Filtered(int sameText, int sameStep) {}

  /**
   * Asks before a text is sent.
   *
   * @param textHash see {@link NewAttempt#textHash()}
   */
  public Filtered filtered(TenantId tenant, String sequence, String step, byte[] textHash) {
    return jdbc.queryForObject(
        LedgerSql.FILTERED,
        (row, n) -> new Filtered(row.getInt(1), row.getInt(2)),
        tenant.value(),
        textHash,
        tenant.value(),
        sequence,
        step);
  }

  /**
   * The provider has it under this id.
   *
   * @return whether this was news; a callback may have told it before
   */
  public boolean confirmed(AttemptKey key, String providerId, String cause) {
    return move(
        key, Attempt.State.CONFIRMED, Optional.of(providerId), cause, "SUBMITTING", "UNKNOWN");
  }

  /** The provider refused it for good. */
  public boolean rejected(AttemptKey key, String errorCode, String cause) {
    return notThrough(
        key, Attempt.State.REJECTED, Optional.of(errorCode), cause, "SUBMITTING", "UNKNOWN");
  }

  /** Nobody can say whether the provider has it. */
  public boolean unknown(AttemptKey key, String cause) {
    return move(key, Attempt.State.UNKNOWN, Optional.empty(), cause, "SUBMITTING");
  }

  /** Surely nothing reached the provider: it may be submitted again. */
  public boolean notPosted(AttemptKey key, String cause) {
    return notThrough(key, Attempt.State.PLANNED, Optional.empty(), cause, "SUBMITTING");
  }

  /**
   * The provider's callback told a state. The ledger moves forward only; whatever was told is kept
   * as a change once. An attempt of which we did not know whether it was posted is confirmed by it.
   * What is told about a surplus message or call of the same attempt changes nothing.
   *
   * @param told the provider's word, for example {@code delivered}
   * @param errorCode the provider's, when it told one
   * @return whether this state was told for the first time
   */
  public boolean told(
      TenantId tenant,
      AttemptKey key,
      String providerId,
      String told,
      Optional<String> errorCode,
      String cause) {
    String state = DeliveryProgress.normal(told);
    return jdbc.queryForList(
            LedgerSql.TOLD,
            String.class,
            key.value(),
            tenant.value(),
            providerId,
            DeliveryProgress.notBefore(state).toArray(String[]::new),
            state,
            errorCode.orElse(null),
            providerId,
            state,
            cause)
        .contains(state);
  }

  /** How a call ended, told by the provider; told again it changes nothing. */
  public void callEnded(TenantId tenant, AttemptKey key, CallOutcome outcome) {
    jdbc.update(
        "update attempt set call_outcome = ? where key = ? and tenant = ? and call_outcome is null",
        outcome.name(),
        key.value(),
        tenant.value());
  }

  /**
   * Binds an attempt to the provider's id when a message or call of it shows up.
   *
   * @return false when the attempt is unknown or already belongs to another message or call: then
   *     this one is surplus and must not reach the person
   */
  public boolean claim(TenantId tenant, AttemptKey key, String providerId) {
    Integer claimed =
        jdbc.queryForObject(
            LedgerSql.CLAIM, Integer.class, key.value(), tenant.value(), providerId, providerId);
    return claimed != null && claimed == 1;
  }

  /** Keeps why something was not sent now, or not at all. */
  public void decided(Decision decision) {
    Verdict verdict = decision.verdict();
    String why =
        switch (verdict) {
          case Verdict.Pass pass -> throw new IllegalArgumentException("a pass is no decision");
          case Verdict.Defer defer -> defer.why();
          case Verdict.NotPossible notPossible -> notPossible.why();
          case Verdict.Skip skip -> skip.why();
          case Verdict.Stop stop -> stop.why();
          case Verdict.Hold hold -> hold.why();
        };
    jdbc.update(
        LedgerSql.DECIDE,
        decision.tenant().value(),
        decision.workflowId(),
        decision.step(),
        decision.ordinal(),
        decision.channel().code(),
        decision.customer().value(),
        decision.contact().map(ContactPoint::id).orElse(null),
        decision.guard(),
        name(verdict),
        why,
        verdict instanceof Verdict.Defer defer ? AttemptRows.timestamp(defer.until()) : null,
        AttemptRows.json(decision.inputs()),
        AttemptRows.timestamp(decision.businessAt()));
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> "PASS";
      case Verdict.Defer defer -> "DEFER";
      case Verdict.NotPossible notPossible -> "NOT_POSSIBLE";
      case Verdict.Skip skip -> "SKIP";
      case Verdict.Stop stop -> "STOP";
      case Verdict.Hold hold -> "HOLD";
    };
  }

  private boolean move(
      AttemptKey key, Attempt.State to, Optional<String> providerId, String cause, String... from) {
    return jdbc.update(
            LedgerSql.MOVE, to.name(), providerId.orElse(null), key.value(), from, to.name(), cause)
        == 1;
  }

  private boolean notThrough(
      AttemptKey key, Attempt.State to, Optional<String> errorCode, String cause, String... from) {
    return jdbc.update(
            LedgerSql.NOT_THROUGH,
            to.name(),
            errorCode.orElse(null),
            key.value(),
            from,
            to.name(),
            cause)
        == 1;
  }
}
