package io.followup.link;

import io.followup.touch.AttemptKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The short addresses in messages, and how often they were opened. However often one is opened, it
 * stays one row.
 */
public final class Links {
  /**
   * Further visits change nothing: whoever opens a link for ever does not keep the database busy.
   */
  private static final int MOST_COUNTED = 1_000;

  // An attempt that surely was not posted is worded anew; the address that it had was never sent.
  private static final String KEEP =
      """
      insert into link (token, attempt, leads_to, target) values (?, ?, ?, ?)
      on conflict (attempt, leads_to) do update set token = excluded.token, target = excluded.target
      """;

  private static final String FIND = "select attempt, leads_to, target from link where token = ?";

  private static final String CLICKED =
      """
      update link set clicks = clicks + 1, last_clicked_at = now(),
                      first_clicked_at = coalesce(first_clicked_at, now())
      where token = ? and clicks < ?
      returning clicks
      """;

  private static final String SCANNED =
      "update link set scans = scans + 1 where token = ? and scans < ?";

  private final JdbcTemplate jdbc;

  public Links(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Keeps the addresses of an attempt. Call in the transaction that submits it. */
  public void keep(AttemptKey attempt, List<NewLink> links) {
    for (NewLink link : links) {
      jdbc.update(
          KEEP,
          link.token().value(),
          attempt.value(),
          link.leadsTo().code(),
          link.target().map(URI::toString).orElse(null));
    }
  }

  public Optional<Link> find(LinkToken token) {
    return jdbc
        .query(
            FIND,
            (row, n) ->
                new Link(
                    token,
                    new AttemptKey(row.getString(1)),
                    LeadsTo.named(row.getString(2)),
                    Optional.ofNullable(row.getString(3)).map(URI::create)),
            token.value())
        .stream()
        .findFirst();
  }

  /** Whether a person opened the page of the estimate that a message of the run led to. */
  public boolean estimateViewed(String workflowId) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (
              select from link l join attempt a on a.key = l.attempt
              where a.workflow_id = ? and l.leads_to = 'estimate' and l.first_clicked_at is not null)
            """,
            Boolean.class,
            workflowId));
  }

  /**
   * Counts a visit.
   *
   * @return whether it is the first one of a person
   */
  public boolean visited(LinkToken token, Visitor visitor) {
    return switch (visitor) {
      case PERSON ->
          jdbc.queryForList(CLICKED, Integer.class, token.value(), MOST_COUNTED).equals(List.of(1));
      case MACHINE -> {
        jdbc.update(SCANNED, token.value(), MOST_COUNTED);
        yield false;
      }
    };
  }
}
