package io.followup.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What we and customers said to each other, as the ledger and the inbox keep it. */
public final class Conversation {
  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LAST =
      """
      select * from (
        select a.created_at as at, 'WE' as speaker, a.channel, a.content::text as words from attempt a
        where a.tenant = ? and a.customer = any (?) and a.state <> 'PLANNED' and a.state <> 'REJECTED'
        union all
        select distinct b.at, 'WE', b.channel, json_build_object('text', b.text_back)::text from answer b
        join answer_customer c on c.delivery = b.delivery
        where c.tenant = ? and c.customer = any (?) and b.text_back is not null
        union all
        select distinct w.at, 'CUSTOMER', w.channel, w.said from answer w
        join answer_customer c on c.delivery = w.delivery
        where c.tenant = ? and c.customer = any (?)
      ) as said
      order by at desc, speaker desc limit ?
      """;

  private final JdbcTemplate jdbc;

  /** Who said something. */
  public enum Speaker {
    WE,
    CUSTOMER
  }

  /**
   * One thing that was said.
   *
   * @param at wall time
   * @param words personal
   */
  public record Line(Instant at, Speaker speaker, Channel channel, String words) {
    @Override
    public String toString() {
      return "Line[" + speaker + " " + channel + "]";
    }
  }

  public Conversation(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** The last things that were said, oldest first. */
  public List<Line> last(TenantId tenant, List<CustomerId> customers, int most) {
    return jdbc.query(
            LAST,
            statement -> {
              java.sql.Array ids =
                  statement
                      .getConnection()
                      .createArrayOf(
                          "text", customers.stream().map(CustomerId::value).toArray(String[]::new));
              statement.setString(1, tenant.value());
              statement.setArray(2, ids);
              statement.setString(3, tenant.value());
              statement.setArray(4, ids);
              statement.setString(5, tenant.value());
              statement.setArray(6, ids);
              statement.setInt(7, most);
            },
            (row, n) -> {
              Speaker speaker = Speaker.valueOf(row.getString("speaker"));
              String words = row.getString("words");
              return new Line(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  speaker,
                  Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                  speaker == Speaker.WE ? ours(words) : words);
            })
        .reversed();
  }

  /** Of a mail subject and text, of a call what a person would have heard. */
  private static String ours(String content) {
    try {
      Map<String, String> parts = JSON.readValue(content, CONTENT);
      return Stream.of("subject", "text", "say")
          .map(parts::get)
          .filter(Objects::nonNull)
          .collect(Collectors.joining("\n"));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a stored message is not readable", impossible);
    }
  }
}
