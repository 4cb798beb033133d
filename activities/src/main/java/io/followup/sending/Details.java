package io.followup.sending;

import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.sequence.Act;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Slots;
import io.followup.sequence.Step;
import io.followup.touch.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must be read for a step besides the subject and the customer: every read costs time. */
final class Details {
  /** Fields that are read only when a step names them. */
  private static final Map<String, Detail> BY_FIELD =
      Map.of(
          Slots.JOB_TYPE,
          Detail.JOB_TYPE,
          "booking.jobTypeKnown",
          Detail.JOB_TYPE,
          "technician.name",
          Detail.TECHNICIAN,
          "customer.isMember",
          Detail.MEMBERSHIP,
          Slots.IN_SERVICE_AREA,
          Detail.SERVICE_AREA,
          Slots.JOB_CAMPAIGN,
          Detail.MARKETING_SOURCE,
          Slots.JOB_SOURCE,
          Detail.MARKETING_SOURCE,
          Slots.NEXT_WINDOW,
          Detail.FREE_WINDOW);

  private Details() {}

  static Set<Detail> neededFor(Trigger trigger, Step step) {
    EnumSet<Detail> needed = EnumSet.noneOf(Detail.class);
    boolean rings = messages(step).anyMatch(message -> message.over() != Channel.EMAIL);
    if (rings) {
      needed.add(Detail.PHONE_OPT_OUTS);
      needed.add(Detail.ADDRESS);
    }
    if (TouchLinks.leadsToBooking(trigger) && mentions(step, Slots.LINK)) {
      needed.add(Detail.SERVICE_AREA); // nobody is offered a booking who cannot book
      needed.add(Detail.WINDOW_OF_LINK);
    }
    BY_FIELD.forEach(
        (field, detail) -> {
          if (mentions(step, field)) {
            needed.add(detail);
          }
        });
    return needed;
  }

  /** Whether a field is looked for at all when the object is read for a step. */
  static boolean isRead(Step step, String field) {
    return !BY_FIELD.containsKey(field) || mentions(step, field);
  }

  /** Whether a step's words or conditions name a field. */
  static boolean mentions(Step step, String field) {
    return texts(step).anyMatch(text -> text.contains(field));
  }

  private static Stream<String> texts(Step step) {
    Stream<String> ofAct =
        switch (step.act()) {
          case Act.Send send -> messages(step).flatMap(message -> message.templates().stream());
          case Act.Task task -> Stream.of(task.title(), task.text());
          case Act.Branch branch -> branch.arms().stream().flatMap(arm -> arm.when().stream());
          case Act.AwaitFact await -> Stream.empty();
          case Act.Stop stop -> Stream.empty();
        };
    return Stream.concat(ofAct, step.condition().stream());
  }

  private static Stream<Message> messages(Step step) {
    return step.send().stream()
        .flatMap(
            send ->
                Stream.of(List.of(send.message()), send.otherwise().stream().toList())
                    .flatMap(List::stream));
  }
}
