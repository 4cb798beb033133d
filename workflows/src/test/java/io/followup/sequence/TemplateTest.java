package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Template.Filled;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private static String filled(String template, Map<String, String> values) {
    return ((Filled.Complete) Template.of(template).fill(values)).text();
  }

  @Test
  void a_slot_is_replaced_by_its_value() {
    assertThat(filled("Hi {{customer.firstName}}!", Map.of("customer.firstName", "Dana")))
        .isEqualTo("Hi Dana!");
    assertThat(filled("Hi {{ customer.firstName }}!", Map.of("customer.firstName", "Dana")))
        .isEqualTo("Hi Dana!");
  }

  @Test
  void nothing_is_escaped() {
    assertThat(filled("{{company.name}}", Map.of("company.name", "Acme \"Air\" & <Heat> $1 \\2")))
        .isEqualTo("Acme \"Air\" & <Heat> $1 \\2");
  }

  @Test
  void a_default_stands_in_for_an_empty_value() {
    String template = "Hi {{customer.firstName|there}}!";
    assertThat(filled(template, Map.of())).isEqualTo("Hi there!");
    assertThat(filled(template, Map.of("customer.firstName", " \n"))).isEqualTo("Hi there!");
    assertThat(filled(template, Map.of("customer.firstName", "Dana"))).isEqualTo("Hi Dana!");
  }

  @Test
  void an_empty_value_without_a_default_is_told() {
    assertThat(Template.of("Hi {{customer.firstName}}").fill(Map.of()))
        .isEqualTo(
            new Filled.Empty(
                "customer.firstName",
                "customer.firstName is empty for this customer and the template has no default for"
                    + " it."));
  }

  @Test
  void a_value_is_never_read_as_template() {
    Map<String, String> values =
        Map.of("customer.firstName", "{{company.phone}}", "company.phone", "(512) 555-0100");
    assertThat(filled("Hi {{customer.firstName}}", values)).isEqualTo("Hi {{company.phone}}");
  }

  @Test
  void a_value_is_one_line_without_hidden_characters() {
    Map<String, String> values =
        Map.of("customer.firstName", " Da\u0000na\r\nBcc:\tx\u202E\u200B \uD83D evil\u2028 ");
    assertThat(filled("Hi {{customer.firstName}}!", values)).isEqualTo("Hi Dana Bcc: x evil!");
  }

  @Test
  void accents_and_joined_emoji_of_a_value_stay() {
    Map<String, String> values =
        Map.of("customer.firstName", "José \uD83D\uDC69\u200D\uD83D\uDD27");
    assertThat(filled("{{customer.firstName}}", values))
        .isEqualTo("José \uD83D\uDC69\u200D\uD83D\uDD27");
  }
}
