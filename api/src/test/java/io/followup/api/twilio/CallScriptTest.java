package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.servicetitan.Samples;
import io.followup.tenant.Lifecycles;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallScriptTest {
  private final CallScript script =
      new CallScript(Samples.tenant(Lifecycles.usual()), Optional.of("2 hours"));

  @Test
  void a_person_hears_who_calls_then_how_to_end_it_then_why() {
    String twiml =
        script.conversation(
            "It is about <your> estimate.\u0001",
            URI.create("https://hooks.example.com/key?k=a"),
            URI.create("https://hooks.example.com/key?k=a&last=1"));
    assertThat(twiml)
        .containsSubsequence(
            "<Response><Gather",
            "automated assistant of Acme Air &amp; Heat.</Say>",
            "Press 9 at any time",
            "It is about &lt;your&gt; estimate.</Say>",
            "Press 1 to be connected to our office. Press 2 if we should call you later. Press"
                + " 9 to stop these calls.",
            "</Gather><Gather",
            "estimate.",
            "</Gather><Say>Goodbye.</Say><Hangup/></Response>");
    assertThat(twiml)
        .contains(
            "action=\"https://hooks.example.com/key?k=a\"",
            "action=\"https://hooks.example.com/key?k=a&amp;last=1\"",
            "numDigits=\"1\"",
            "timeout=\"6\"",
            "input=\"dtmf\"");
  }

  @Test
  void a_script_that_names_the_company_is_not_preceded_by_another_greeting() {
    URI key = URI.create("https://hooks.example.com/key?k=a");
    assertThat(
            script.conversation(
                "Hello, an automated call of Acme Air & Heat about bid No. 5 of July. Any"
                    + " questions? Call us.",
                key,
                key))
        .contains(
            "<Say>Hello, an automated call of Acme Air &amp; Heat about bid No. 5 of July.</Say>"
                + "<Say>Press 9 at any time to stop these calls.</Say>"
                + "<Say>Any questions? Call us.</Say>"
                + "<Say>Press 1 to be connected");
    assertThat(
            script.conversation("Automated call of Acme Air & Heat about your estimate", key, key))
        .contains("<Say>Automated call of Acme Air &amp; Heat about your estimate</Say>");
  }

  @Test
  void a_script_that_does_not_say_that_a_machine_speaks_is_preceded_by_who_does() {
    URI key = URI.create("https://hooks.example.com/key?k=a");
    assertThat(script.conversation("This is Acme Air & Heat. Any questions?", key, key))
        .containsSubsequence(
            "<Say>Hello, this is the automated assistant of Acme Air &amp; Heat.</Say>",
            "<Say>Press 9 at any time to stop these calls.</Say>",
            "<Say>This is Acme Air &amp; Heat. Any questions?</Say>");
  }

  @Test
  void the_office_is_dialled_from_the_number_that_called() {
    assertThat(script.connection())
        .containsSubsequence(
            "<Say>Connecting you",
            "<Dial",
            "callerId=\"+15125550111\"",
            "<Number>+15125550100</Number>",
            "5 1 2 5 5 5 0 1 0 0. Goodbye.");
  }

  @Test
  void a_surplus_call_ends_before_a_word() {
    assertThat(CallScript.silence()).endsWith("<Response><Hangup/></Response>");
  }

  @Test
  void a_text_gets_an_empty_answer() {
    assertThat(CallScript.noReply()).endsWith("<Response/>");
  }
}
