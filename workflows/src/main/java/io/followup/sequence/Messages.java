package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads messages: the texts, voice scripts and e-mails of one file. */
final class Messages {
  /** Twilio takes no longer text message. */
  private static final int LONGEST_SMS = 1_600;

  private static final int LONGEST_SCRIPT = 2_000;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_EMAIL = 20_000;
  private static final Pattern AMOUNT = Pattern.compile("\\$\\s?\\d");
  static final List<String> KINDS = List.of("sms", "voice", "email");

  private final Trigger trigger;
  private final FieldSchema schema;
  private final List<String> slots;
  private final Surroundings surroundings;
  private final Named scripts;
  private final Named emails;

  Messages(Fields root, Trigger trigger, Surroundings surroundings) {
    this.trigger = trigger;
    this.surroundings = surroundings;
    schema = FieldSchema.of(trigger);
    slots = schema.slots();
    scripts = new Named(Named.Kind.SCRIPTS, root, this::script, "say", "voicemail");
    emails = new Named(Named.Kind.EMAILS, root, this::email, "subject", "text");
  }

  /** The one message of a step or of its {@code otherwise}. */
  Optional<Message> message(Fields fields) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.isEmpty() && KINDS.stream().noneMatch(fields::isMeant)) {
      fields.wrong(
          "sms", ProblemCode.NO_MESSAGE, "there is no message", "add one of sms, voice and email");
    }
    kinds.stream().skip(1).forEach(second -> besides(kinds.getFirst(), second, fields));
    Optional<Message> first = Optional.empty();
    for (String kind : kinds) {
      // Read even when there is one already, so that the problems of all are told.
      Optional<Message> read = fields.text(kind).flatMap(text -> message(kind, text));
      first = first.or(() -> read);
    }
    return first;
  }

  private Optional<Message> message(String kind, Text text) {
    return switch (kind) {
      case "sms" -> template(text, LONGEST_SMS).map(Messages::sms);
      case "voice" -> scripts.use(text);
      default -> emails.use(text);
    };
  }

  private static Message sms(Text text) {
    Advice.onSms(text);
    Advice.onPrices(text);
    return new Message.Sms(text.value());
  }

  private static void besides(String first, String second, Fields fields) {
    fields.wrongField(
        second,
        ProblemCode.TWO_MESSAGES,
        "it stands beside " + first + "; a step sends one message",
        "move it to a step of its own, or under otherwise");
  }

  void reportUnused() {
    scripts.reportUnused();
    emails.reportUnused();
  }

  private Optional<Message> script(String name, Fields fields) {
    Optional<Text> say =
        fields
            .required("say", "write what is spoken to a person who answers")
            .flatMap(text -> template(text, LONGEST_SCRIPT))
            .flatMap(Messages::namesTheCompany)
            .flatMap(Messages::speaksNoLink);
    Optional<Text> voicemail =
        fields
            .required("voicemail", "write what is left on an answering machine")
            .flatMap(text -> template(text, LONGEST_SCRIPT))
            .flatMap(Messages::namesTheCompany)
            .flatMap(Messages::speaksNoLink)
            .flatMap(this::namesNoAmount);
    voicemail.ifPresent(Advice::onVoicemail);
    say.ifPresent(Advice::onPrices);
    return say.flatMap(
        spoken -> voicemail.map(left -> new Message.Voice(name, spoken.value(), left.value())));
  }

  private Optional<Message> email(String name, Fields fields) {
    Optional<Text> subject =
        fields
            .required("subject", "write the e-mail's subject")
            .flatMap(text -> template(text, LONGEST_SUBJECT))
            .flatMap(Messages::oneLine);
    Optional<Text> body =
        fields
            .required("text", "write the e-mail's text")
            .flatMap(text -> template(text, LONGEST_EMAIL));
    subject.ifPresent(Advice::onPrices);
    body.ifPresent(Advice::onPrices);
    return subject.flatMap(
        line -> body.map(text -> new Message.Email(name, line.value().strip(), text.value())));
  }

  /** A text with slots, none of them unknown. */
  Optional<Text> template(Text text, int longest) {
    if (text.value().length() > longest) {
      return text.wrong(
          ProblemCode.TOO_LONG,
          "it has " + text.value().length() + " characters; at most " + longest + " can be sent",
          "shorten it");
    }
    Template template = Template.of(text.value());
    List<Template.Mistake> mistakes = template.mistakes(slots);
    mistakes.forEach(text::wrong);
    if (mistakes.isEmpty()) {
      tellOftenEmpty(text, template);
    }
    return mistakes.isEmpty() ? linksOnlyToTheCompany(text, template) : Optional.empty();
  }

  private Optional<Text> linksOnlyToTheCompany(Text text, Template template) {
    Optional<String> foreign = surroundings.foreignHost(template.withoutSlots());
    return foreign.isEmpty()
        ? Optional.of(text)
        : text.wrong(
            ProblemCode.FOREIGN_LINK,
            "it links to " + foreign.get() + ", which is not under a domain of the company",
            "write another link, or add the host to contacting.links of the tenant");
  }

  private void tellOftenEmpty(Text text, Template template) {
    for (String slot : template.slotsWithoutDefault()) {
      surroundings
          .oftenEmpty(trigger, slot)
          .ifPresent(
              percent ->
                  text.wrong(
                      ProblemCode.OFTEN_EMPTY,
                      percent + "% of the recent objects have no " + slot + ", and get no message",
                      "give it a default, such as {{" + slot + "|…}}, or leave it out"));
    }
  }

  private static Optional<Text> namesTheCompany(Text text) {
    return Template.of(text.value()).names(Slots.COMPANY_NAME)
        ? Optional.of(text)
        : text.wrong(
            ProblemCode.NO_CALLER,
            "it does not say who is calling",
            "name the company by {{" + Slots.COMPANY_NAME + "}}");
  }

  private Optional<Text> namesNoAmount(Text text) {
    Template template = Template.of(text.value());
    boolean amount =
        schema.fields().entrySet().stream()
                .anyMatch(
                    field -> field.getValue() == FieldType.MONEY && template.names(field.getKey()))
            || AMOUNT.matcher(text.value()).find();
    return amount
        ? text.wrong(
            ProblemCode.AMOUNT_IN_VOICEMAIL,
            "it names an amount, and anybody may hear a voicemail",
            "leave the amount out")
        : Optional.of(text);
  }

  private static Optional<Text> speaksNoLink(Text text) {
    return Template.of(text.value()).names(Slots.LINK)
        ? text.wrong(
            ProblemCode.LINK_IN_CALL,
            "it speaks a link, and nobody can write one down",
            "name the phone by {{" + Slots.COMPANY_PHONE + "}}, or send a text with the link")
        : Optional.of(text);
  }

  static Optional<Text> oneLine(Text text) {
    return text.value().strip().contains("\n")
        ? text.wrong(
            ProblemCode.SUBJECT_OF_TWO_LINES, "it has more than one line", "write it on one line")
        : Optional.of(text);
  }
}
