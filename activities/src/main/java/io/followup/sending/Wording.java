package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.mail.MarkdownText;
import io.followup.run.Words;
import io.followup.sequence.Message;
import io.followup.sequence.Slots;
import io.followup.sequence.SmsText;
import io.followup.sequence.Template;
import io.followup.sequence.WrittenValues;
import io.followup.tenant.Tenant;
import io.followup.touch.TouchRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills a step's message for one customer. */
final class Wording {

  /** A message ready to go, or why it cannot be written. */
  sealed interface Written {
    /**
     * @param content by channel, as in {@link io.followup.ledger.Attempt#content()}
     * @param words what the author of the sequence wrote, slots left out
     */
    record Complete(Map<String, String> content, List<String> words) implements Written {
      @Override
      public String toString() {
        return "Complete";
      }
    }

    /**
     * @param why one sentence without personal data
     */
    record Incomplete(String why) implements Written {}
  }

  private static final String OUTSIDE =
      "The customer lives outside the service area, where nothing can be booked: the link for"
          + " booking is not sent.";

  private Wording() {}

  /** Whoever cannot book is not asked to. */
  private static boolean isOutside(Reading reading) {
    return Boolean.FALSE.equals(reading.values().get(Slots.IN_SERVICE_AREA));
  }

  /**
   * @param links makes the addresses that the message holds
   */
  static Written write(
      Message message, TouchRequest request, Reading reading, Tenant tenant, TouchLinks links) {
    if (mentionsLink(message)
        && TouchLinks.leadsToBooking(request.trigger())
        && isOutside(reading)) {
      return new Written.Incomplete(OUTSIDE);
    }
    Map<String, String> values = WrittenValues.of(KnownValues.of(reading, tenant), tenant.zone());
    if (mentionsLink(message)) {
      links
          .toPage(request.trigger(), reading.values(), tenant)
          .ifPresent(link -> values.put(Slots.LINK, link));
    }
    Filling filling = new Filling(values);
    switch (message) {
      case Message.Sms sms -> filling.add("text", sms.text());
      case Message.Voice voice -> {
        filling.add("say", voice.say());
        filling.add("voicemail", voice.voicemail());
        filling.content.put("office", tenant.officePhone());
        if (request.turn().mayAskForCallBack()) {
          filling.content.put("callBack", Words.spoken(tenant.calls().callBackAfter()));
        }
      }
      case Message.Email email -> {
        filling.add("subject", email.subject());
        filling.add("text", email.text());
        filling.addHtml(email.text());
        filling.content.put("unsubscribe", links.toUnsubscribe());
      }
    }
    if (message instanceof Message.Sms) {
      filling.content.computeIfPresent("text", (name, text) -> SmsText.plain(text));
    }
    return filling.missing.isPresent()
        ? new Written.Incomplete(filling.missing.get())
        : new Written.Complete(filling.content, words(message));
  }

  private static List<String> words(Message message) {
    return message.templates().stream()
        .flatMap(template -> Template.of(template).written().stream())
        .toList();
  }

  private static final class Filling {
    /** One that stands in the text by itself, not as the target of a Markdown link. */
    private static final Pattern BARE_LINK =
        Pattern.compile("(?<![(<])\\{\\{\\s*" + Slots.LINK + "\\s*(\\|[^{}]*)?}}");

    private final Map<String, String> values;
    private final Map<String, String> content = new LinkedHashMap<>();
    private Optional<String> missing = Optional.empty();

    Filling(Map<String, String> values) {
      this.values = values;
    }

    void add(String name, String template) {
      switch (Template.of(template).fill(values)) {
        case Template.Filled.Complete complete -> content.put(name, complete.text());
        case Template.Filled.Empty empty -> missing = Optional.of(empty.why());
      }
    }

    /** What a customer's record holds is text: it never becomes a heading or a link. */
    void addHtml(String markdown) {
      String clickable =
          values.containsKey(Slots.LINK)
              ? BARE_LINK.matcher(markdown).replaceAll("<{{" + Slots.LINK + "}}>")
              : markdown;
      Map<String, String> escaped = new HashMap<>(values);
      escaped.replaceAll(
          (slot, value) -> slot.equals(Slots.LINK) ? value : MarkdownText.escaped(value));
      if (Template.of(clickable).fill(escaped) instanceof Template.Filled.Complete complete) {
        content.put("html", MarkdownText.html(complete.text()));
      }
    }
  }

  private static boolean mentionsLink(Message message) {
    return switch (message) {
      case Message.Sms sms -> Template.of(sms.text()).names(Slots.LINK);
      case Message.Email email -> Template.of(email.text()).names(Slots.LINK);
      case Message.Voice voice -> false;
    };
  }
}
