package io.followup.guard;

import io.followup.touch.Channel;
import java.util.Map;
import java.util.Optional;

/**
 * What a call says. Who calls, that it is automated, and the keys come first by construction of the
 * call's script; this guard looks at what the sequence adds, above all on the answering machine,
 * where anybody may listen (docs/reference/messaging.md, answering machines).
 *
 * <table>
 * <caption>Policy for calls</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a name does not look like one, or a text about money owed threatens</td>
 *     <td>HOLD</td></tr>
 * <tr><td>there is nothing to say to a person or to an answering machine</td><td>HOLD</td></tr>
 * <tr><td>the message on the answering machine does not name the company</td><td>HOLD</td></tr>
 * <tr><td>it names an amount, or says that money is owed</td><td>HOLD</td></tr>
 * <tr><td>it gives no number to call</td><td>HOLD</td></tr>
 * </table>
 */
final class CallFitToSend implements Guard {
  @Override
  public String name() {
    return "call-fit-to-send";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.channel() != Channel.VOICE) {
      return Verdict.PASS;
    }
    return ContentRules.broken(sending)
        .or(() -> wrong(sending.content()))
        .<Verdict>map(Verdict.Hold::new)
        .orElse(Verdict.PASS);
  }

  private static Optional<String> wrong(Content content) {
    String voicemail = content.text("voicemail");
    if (content.text("say").isBlank() || voicemail.isBlank()) {
      return Optional.of(
          "The call has nothing to say to a person, or nothing to leave on an answering machine.");
    }
    if (!ContentRules.namesTheCompany(content, voicemail)) {
      return Optional.of(
          "The message for the answering machine does not say who calls: name the company by"
              + " {{company.name}}.");
    }
    if (ContentRules.hasAmount(voicemail) || ContentRules.tellsOfDebt(voicemail)) {
      return Optional.of(
          "The message for the answering machine tells of money, and anybody may hear it: leave"
              + " amounts and debts out.");
    }
    return NumberToCall.isToldIn(voicemail)
        ? Optional.empty()
        : Optional.of(
            "The message for the answering machine gives no number to call: add"
                + " {{company.phone}}.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return sending.channel() == Channel.VOICE
        ? Map.of(
            "characters",
            Integer.toString(sending.content().text("say").length()),
            "voicemailCharacters",
            Integer.toString(sending.content().text("voicemail").length()))
        : Map.of();
  }
}
