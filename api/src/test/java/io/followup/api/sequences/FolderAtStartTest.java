package io.followup.api.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.enrolling.SequencesInForce;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.SequenceFile;
import io.followup.tenant.TenantId;
import io.followup.version.NewVersion;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** What the folder of sequence files means at a start, and what it does not. */
class FolderAtStartTest {
  private static final TenantId ACME = new TenantId("acme");
  private final String database = TestDatabase.fresh();
  @TempDir private Path folder;

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

  private RunningApi start(String wait) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), text(wait));
    return new RunningApi(database, "127.0.0.1:1", "--followup.sequences=" + folder);
  }

  private static List<String> inForce(RunningApi api) {
    return api.bean(SequencesInForce.class).of(ACME, Trigger.ESTIMATE).stream()
        .map(Sequence::label)
        .toList();
  }

  private static void publishByHand(RunningApi api, String wait, int basedOn) {
    Sequence sequence =
        ((SequenceFile.Valid) SequenceFile.read("a.yaml", text(wait).getBytes())).sequence();
    api.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                api.bean(SequenceVersions.class)
                    .publish(
                        new NewVersion(
                            ACME,
                            sequence,
                            text(wait),
                            Origin.PEOPLE,
                            basedOn,
                            "better",
                            "key 1 (ops)")));
  }

  @Test
  void a_file_is_published_once_and_again_when_it_says_something_else() throws IOException {
    try (RunningApi first = start("24h")) {
      assertThat(inForce(first)).containsExactly("unsold-estimate@1");
    }
    try (RunningApi again = start("24h")) {
      assertThat(inForce(again)).containsExactly("unsold-estimate@1");
    }
    try (RunningApi changed = start("30h")) {
      assertThat(inForce(changed)).containsExactly("unsold-estimate@2");
    }
  }

  @Test
  void what_people_published_is_not_overwritten_by_a_start() throws IOException {
    try (RunningApi api = start("24h")) {
      publishByHand(api, "48h", 1);
    }
    try (RunningApi upgraded = start("30h")) {
      assertThat(inForce(upgraded)).containsExactly("unsold-estimate@2");
    }
  }

  @Test
  void what_people_archived_does_not_come_back_by_a_start() throws IOException {
    try (RunningApi api = start("24h")) {
      api.bean(TransactionTemplate.class)
          .executeWithoutResult(
              status ->
                  api.bean(SequenceVersions.class)
                      .archive(ACME, "unsold-estimate", "key 1 (ops)", "summer"));
    }
    try (RunningApi again = start("24h")) {
      assertThat(inForce(again)).isEmpty();
    }
  }

  @Test
  void what_another_instance_publishes_counts_within_a_second() throws IOException {
    try (RunningApi api = start("24h")) {
      publishByHand(api, "48h", 1);
      long began = System.nanoTime();
      RunningApi.until(() -> inForce(api), labels -> labels.contains("unsold-estimate@2"));
      assertThat(System.nanoTime() - began).isLessThan(1_500_000_000L);
    }
  }
}
