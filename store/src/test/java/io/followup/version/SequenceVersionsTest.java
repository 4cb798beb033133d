package io.followup.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.TestDatabase;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersion.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class SequenceVersionsTest {
  private static final String NAME = "unsold-estimate";

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final SequenceVersions versions = new SequenceVersions(TestDatabase.dataSource());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());

  private static String text(String wait) {
    return """
    sequence: unsold-estimate
    trigger: estimate
    steps:
      - id: first-text
        wait: %s
        sms: Hi {{customer.firstName}}, it's {{company.name}}. Reply STOP to end texts.
    """
        .formatted(wait);
  }

  private static Sequence sequence(String text) {
    return ((SequenceFile.Valid) SequenceFile.read("a.yaml", text.getBytes(StandardCharsets.UTF_8)))
        .sequence();
  }

  private Publication publish(String wait, int basedOn) {
    String text = text(wait);
    return TestDatabase.transactions()
        .execute(
            status ->
                versions.publish(
                    new NewVersion(
                        tenant,
                        sequence(text),
                        text,
                        Origin.PEOPLE,
                        basedOn,
                        "why",
                        "key 3 (ops)")));
  }

  private void saveDraft(String wait) {
    TestDatabase.transactions()
        .executeWithoutResult(
            status ->
                versions.saveDraft(
                    tenant, NAME, text(wait), Optional.empty(), "next", "key 3 (ops)"));
  }

  private List<String> labels() {
    return versions.of(tenant, NAME).stream()
        .map(version -> version.label() + " " + version.state())
        .toList();
  }

  @Test
  void versions_are_counted_from_one_and_the_one_before_is_archived() {
    publish("24h", 0);
    publish("25h", 1);
    assertThat(labels())
        .containsExactly("unsold-estimate@2 published", "unsold-estimate@1 archived");
    assertThat(versions.find(tenant, NAME, 1).orElseThrow().archived().orElseThrow().why())
        .isEqualTo("Version 2 took its place.");
  }

  @Test
  void a_run_carries_the_number_that_was_counted() {
    publish("24h", 0);
    publish("25h", 1);
    assertThat(versions.definition(tenant, NAME, 2).orElseThrow().label())
        .isEqualTo("unsold-estimate@2");
    assertThat(
            versions.inForce().stream()
                .filter(one -> one.tenant().equals(tenant))
                .map(one -> one.sequence().label()))
        .containsExactly("unsold-estimate@2");
  }

  @Test
  void the_same_content_published_twice_is_one_version() {
    publish("24h", 0);
    assertThat(publish("24h", 0)).isInstanceOf(Publication.Unchanged.class);
    assertThat(labels()).containsExactly("unsold-estimate@1 published");
  }

  @Test
  void an_older_content_published_again_is_a_new_version() {
    publish("24h", 0);
    publish("25h", 1);
    assertThat(publish("24h", 2)).isInstanceOf(Publication.Published.class);
    assertThat(labels().getFirst()).isEqualTo("unsold-estimate@3 published");
  }

  @Test
  void who_looked_at_an_older_version_does_not_overwrite_a_newer_one() {
    publish("24h", 0);
    publish("25h", 1);
    assertThat(publish("26h", 1)).isEqualTo(new Publication.Overtaken(2));
  }

  @Test
  void of_two_who_publish_at_once_one_wins() throws Exception {
    publish("24h", 0);
    CountDownLatch together = new CountDownLatch(2);
    List<Publication> results;
    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      List<Future<Publication>> both =
          List.of("25h", "26h").stream()
              .map(
                  wait ->
                      people.submit(
                          () -> {
                            together.countDown();
                            together.await();
                            return publish(wait, 1);
                          }))
              .toList();
      results = List.of(both.get(0).get(), both.get(1).get());
    }
    assertThat(results)
        .hasAtLeastOneElementOfType(Publication.Published.class)
        .contains(new Publication.Overtaken(2));
  }

  @Test
  void what_was_published_cannot_be_changed_even_by_hand() {
    publish("24h", 0);
    assertThatThrownBy(
            () ->
                jdbc.update(
                    "update sequence_version set content = 'x' where tenant = ?", tenant.value()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("cannot be changed");
    assertThatThrownBy(
            () -> jdbc.update("delete from sequence_version where tenant = ?", tenant.value()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("cannot be changed");
  }

  @Test
  void what_was_archived_stays_archived() {
    publish("24h", 0);
    archive();
    assertThat(labels()).containsExactly("unsold-estimate@1 archived");
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    update sequence_version set state = 'published', archived_at = null where tenant = ?
                    """,
                    tenant.value()))
        .isInstanceOf(DataAccessException.class);
  }

  private void archive() {
    TestDatabase.transactions()
        .executeWithoutResult(
            status -> versions.archive(tenant, NAME, "key 3 (ops)", "no longer wanted"));
  }

  @Test
  void after_archiving_the_count_goes_on() {
    publish("24h", 0);
    archive();
    publish("24h", 0);
    assertThat(labels())
        .containsExactly("unsold-estimate@2 published", "unsold-estimate@1 archived");
  }

  @Test
  void a_draft_is_saved_over_and_remembers_what_it_was_based_on() {
    publish("24h", 0);
    saveDraft("25h");
    publish("26h", 1);
    saveDraft("27h");
    SequenceVersion draft = versions.draft(tenant, NAME).orElseThrow();
    assertThat(draft.basedOn()).isEqualTo(1);
    assertThat(draft.content()).isEqualTo(text("27h"));
    assertThat(draft.state()).isEqualTo(State.DRAFT);
    assertThat(labels().getFirst()).isEqualTo("draft of unsold-estimate draft");
    assertThat(versions.dropDraft(tenant, NAME)).isTrue();
    assertThat(versions.dropDraft(tenant, NAME)).isFalse();
  }

  @Test
  void the_fingerprint_tells_that_something_was_published_or_archived() {
    String before = versions.fingerprint();
    saveDraft("24h");
    assertThat(versions.fingerprint()).isEqualTo(before);
    publish("24h", 0);
    String published = versions.fingerprint();
    assertThat(published).isNotEqualTo(before);
    archive();
    assertThat(versions.fingerprint()).isNotEqualTo(published);
  }
}
