package io.followup.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.ApiApplication;
import io.followup.api.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A wrong value stops the start with a sentence, never with a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {
  @TempDir private Path folder;

  private void start(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("--server.port=0", "--spring.datasource.url=" + TestDatabase.fresh()));
    start(all, arguments);
  }

  private static void start(List<String> all, String... arguments) {
    all.addAll(Arrays.asList(arguments));
    try {
      new SpringApplicationBuilder(ApiApplication.class).run(all.toArray(String[]::new)).close();
    } catch (RuntimeException refused) {
      // What counts is what was printed.
    }
  }

  private String tenants(String from, String to) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/acme.yaml")).replaceFirst(from, to);
    Path file = folder.resolve("tenants.yaml");
    Files.writeString(file, text);
    return "--spring.config.import=optional:file:" + file;
  }

  private static void assertOneSentence(CapturedOutput output, String... parts) {
    assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains(parts);
    assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("sample-hmac-key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\+15125550100 | 555-0100 | followup.tenants.acme: office-phone is not a phone number: use E.164 form | line 6",
        "America/Chicago | Mars/Phobos | followup.tenants.acme.zone is 'Mars/Phobos', which cannot be used as ZoneId | line 5",
        "token: acme-token-0123456789 | token: short | followup.tenants.acme: webhooks.token is not allowed: use 16 to 100 | line 9",
        "signing-keys: \\[.*\\] | algorithm: X | followup.tenants.acme: webhooks.signing-keys is missing | line 9",
        "opens: .09:00. | opens: `25:61` | quiet-hours.opens | line 7",
        "tenant-id: 1000200030 | tenant-id: many | followup.tenants.acme.servicetitan.tenant-id is 'many' | line 12",
        "auth-token: token | auth-tokn: token | followup.tenants.acme: twilio.auth-token is missing | line 17",
        "signing-keys: | algorithm: Md5ish\\\\n        signing-keys: | webhooks.algorithm 'Md5ish' is not known | FOLLOWUP_CONFIG",
      })
  void a_wrong_tenant_setting(
      String from, String to, String sentence, String place, CapturedOutput output)
      throws IOException {
    start(tenants(from, to.replace("\\n", "\n").replace('`', '"')));
    assertOneSentence(output, sentence, place);
  }

  @Test
  void no_tenants_at_all(CapturedOutput output) {
    start("--spring.config.import=optional:file:" + folder.resolve("missing.yaml"));
    assertOneSentence(output, "followup.tenants is empty: name a file", "FOLLOWUP_CONFIG");
  }

  @Test
  void a_wrong_number(CapturedOutput output) throws IOException {
    start(tenants("x", "x"), "--followup.relay.threads=1000");
    assertOneSentence(output, "followup.relay.threads is 1000: use a value from 1 to 256");
  }

  @Test
  void a_wrong_duration(CapturedOutput output) throws IOException {
    start(tenants("x", "x"), "--followup.relay.lease=soon");
    assertOneSentence(output, "followup.relay.lease is 'soon', which cannot be used as Duration");
  }

  @Test
  void a_wrong_sequence(CapturedOutput output) throws IOException {
    Path sequences = Files.createDirectory(folder.resolve("sequences"));
    Files.writeString(
        sequences.resolve("bad.yaml"),
        "sequence: x\nversion: 1\ntrigger: estimate\nsteps:\n  - id: a\n    wait: 3x\n    sms: Hi\n");
    start(tenants("x", "x"), "--followup.sequences=" + sequences);
    assertOneSentence(output, "bad.yaml:6", "steps[a].wait", "Fix:");
  }

  @Test
  void a_missing_folder_of_sequences(CapturedOutput output) throws IOException {
    start(tenants("x", "x"), "--followup.sequences=" + folder.resolve("none"));
    assertOneSentence(output, "is no folder that can be read", "FOLLOWUP_SEQUENCES");
  }

  @Test
  void a_database_that_is_not_there(CapturedOutput output) throws IOException {
    start(
        new ArrayList<>(),
        tenants("x", "x"),
        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/followup?password=hush");
    assertOneSentence(
        output, "PostgreSQL at jdbc:postgresql://127.0.0.1:1/followup cannot be used");
    assertThat(output.getAll()).doesNotContain("hush");
  }
}
