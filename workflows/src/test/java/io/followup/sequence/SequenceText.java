package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A good sequence file, for tests that change one thing. */
final class SequenceText {
  static final String FILE = "unsold-estimate.yaml";

  static final String GOOD =
      """
      sequence: unsold-estimate
      version: 3
      trigger: estimate
      enroll: estimate.total >= 250
      steps:
        - id: first-text
          wait: 24h
          sms: |
            Hi {{customer.firstName}}, it's {{company.name}}.
            Reply STOP to end texts.
        - id: call
          wait: 72h after trigger
          voice: estimate-call
          otherwise: { email: estimate-mail }
      scripts:
        estimate-call:
          say: This is {{company.name}} about your estimate.
          voicemail: This is {{company.name}}, please call {{company.phone}}.
      emails:
        estimate-mail: { subject: Your estimate, text: "Any questions?" }
      exit: [estimate.sold, estimate.dismissed, customer.replied]
      limits: { max-touches: 4, expires: 30d }
      variants: { holdout: 5% }
      """;

  private SequenceText() {}

  static SequenceFile read(String text) {
    return SequenceFile.read(FILE, text.getBytes(StandardCharsets.UTF_8));
  }

  static Sequence valid(String text) {
    SequenceFile read = read(text);
    assertThat(read).as("%s", read).isInstanceOf(SequenceFile.Valid.class);
    return ((SequenceFile.Valid) read).sequence();
  }

  /** What is printed about a bad file, without its name. */
  static List<String> problems(String text) {
    return problems(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> problems(byte[] content) {
    SequenceFile read = SequenceFile.read(FILE, content);
    assertThat(read).as("%s", read).isInstanceOf(SequenceFile.Invalid.class);
    return ((SequenceFile.Invalid) read)
        .problems().stream()
            .map(problem -> problem.toString().substring(FILE.length() + 1))
            .toList();
  }

  /** The good file with one thing written differently. */
  static String with(String good, String bad) {
    assertThat(GOOD).contains(good);
    return GOOD.replace(good, bad);
  }
}
