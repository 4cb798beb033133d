package io.followup.inbox;

import io.followup.consent.ContactPoint;
import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers of customers, each kept with the delivery in which it came. */
public final class Answers {
  private static final int LONGEST = 10_000;

  private static final String KEEP =
      """
      with kept as (
        insert into answer (delivery, tenant, contact_point, channel, meaning, hold, why, said)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        returning delivery, tenant
      )
      insert into answer_customer (tenant, customer, delivery)
      select tenant, c, delivery from kept, unnest(?::text[]) as c
      """;

  private static final String FIND =
      """
      select a.delivery, a.channel, a.meaning, a.hold, a.why, a.said, a.at,
             array(select c.customer from answer_customer c where c.delivery = a.delivery order by 1) as customers
      from answer a where a.delivery = ?
      """;

  private final JdbcTemplate jdbc;

  public Answers(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** In the caller's transaction, after its delivery was stored. */
  void keep(Answer answer, TenantId tenant, ContactPoint from) {
    jdbc.update(
        KEEP,
        statement -> {
          statement.setLong(1, answer.delivery());
          statement.setString(2, tenant.value());
          statement.setLong(3, from.id());
          statement.setString(4, answer.channel().code());
          statement.setString(5, answer.meaning().code());
          statement.setString(6, answer.hold().map(HoldKind::code).orElse(null));
          statement.setString(7, answer.why());
          statement.setString(8, storable(answer.said()));
          statement.setArray(
              9,
              statement
                  .getConnection()
                  .createArrayOf(
                      "text",
                      answer.customers().stream().map(CustomerId::value).toArray(String[]::new)));
        });
  }

  /** What we texted back at once. */
  public void textedBack(long delivery, String text) {
    jdbc.update("update answer set text_back = ? where delivery = ?", text, delivery);
  }

  /** The answer that came with a delivery. */
  public Optional<Answer> find(long delivery) {
    return jdbc.query(FIND, Answers::answer, delivery).stream().findFirst();
  }

  /** PostgreSQL takes no NUL in text. */
  private static String storable(String said) {
    String clean = said.replace('\0', ' ');
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  private static Answer answer(ResultSet row, int number) throws SQLException {
    return new Answer(
        row.getLong("delivery"),
        Channel.valueOf(row.getString("channel").toUpperCase(java.util.Locale.ROOT)),
        Answer.Taken.named(row.getString("meaning")),
        Optional.ofNullable(row.getString("hold")).map(HoldKind::named),
        Arrays.stream((String[]) row.getArray("customers").getArray())
            .map(CustomerId::new)
            .toList(),
        row.getString("why"),
        row.getString("said"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
