package io.followup.sending;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.sequence.Message;
import io.followup.sequence.Slots;
import io.followup.sequence.Step;
import io.followup.touch.Channel;
import java.util.EnumSet;
import java.util.Set;

/** What must be read for a step besides the options and the customer: every read costs time. */
final class Details {
  private Details() {}

  static Set<Detail> neededFor(Step step) {
    EnumSet<Detail> needed = EnumSet.noneOf(Detail.class);
    add(step.message(), needed);
    step.otherwise().ifPresent(message -> add(message, needed));
    return needed;
  }

  private static void add(Message message, EnumSet<Detail> needed) {
    if (message.over() != Channel.EMAIL) {
      needed.add(Detail.PHONE_OPT_OUTS);
      needed.add(Detail.ADDRESS);
    }
    if (mentions(message, Slots.JOB_TYPE)) {
      needed.add(Detail.JOB_TYPE);
    }
  }

  private static boolean mentions(Message message, String slot) {
    return switch (message) {
      case Message.Sms sms -> sms.text().contains(slot);
      case Message.Voice voice -> voice.say().contains(slot) || voice.voicemail().contains(slot);
      case Message.Email email -> email.subject().contains(slot) || email.text().contains(slot);
    };
  }
}
