package io.followup.api.actions;

import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.subject.CustomerId;
import java.util.List;
import java.util.Map;

/** What tells the office or the dispatch system something. */
final class WantedWords {
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST_LINE = 200;
  private static final int MOST_LINKS = 20;
  private static final int MOST_MARKS = 30;

  private WantedWords() {}

  /**
   * @param about customer or job
   * @param id of the customer or job
   * @param title one line
   * @param links web addresses of recordings and transcripts
   */
  record Note(String tenant, String about, String id, String title, String text, List<String> links)
      implements Wanted {
    @Override
    public Action action() {
      return new Action.WriteNote(
          Fields.oneOf("about", about, List.of(About.CUSTOMER, About.JOB)),
          Fields.id("id", id),
          Fields.text("title", title, LONGEST_LINE),
          Fields.text("text", text, LONGEST_TEXT),
          Fields.list("links", links, MOST_LINKS).stream()
              .map(link -> Fields.page("links", link))
              .toList());
    }

    @Override
    public String toString() {
      return "Note";
    }
  }

  /**
   * @param job that it is about besides; may be left out
   */
  record Task(String tenant, String customer, String job, String title, String text)
      implements Wanted {
    @Override
    public Action action() {
      return new Action.FileTask(
          new CustomerId(Fields.id("customer", customer)),
          Fields.optionalId("job", job),
          Fields.text("title", title, LONGEST_LINE),
          Fields.text("text", text, LONGEST_TEXT));
    }

    @Override
    public String toString() {
      return "Task";
    }
  }

  /**
   * Where a customer came from on the web.
   *
   * @param about job or booking
   * @param id of the job or booking
   * @param referrer the landing page when left out
   * @param marks such as gclid, utmSource, utmCampaign
   */
  record Attribution(
      String tenant,
      String about,
      String id,
      String landingPage,
      String referrer,
      Map<String, String> marks)
      implements Wanted {
    @Override
    public Action action() {
      Map<String, String> given = marks == null ? Map.of() : marks;
      given.forEach(Attribution::check);
      if (given.size() > MOST_MARKS) {
        throw Fields.wrong("marks", "lists too much", "List at most " + MOST_MARKS + ".");
      }
      return new Action.Attribute(
          Fields.oneOf("about", about, List.of(About.JOB, About.BOOKING)),
          Fields.id("id", id),
          Fields.page("landingPage", landingPage),
          Fields.page("referrer", referrer == null ? landingPage : referrer),
          given);
    }

    private static void check(String name, String value) {
      if (!name.matches("[A-Za-z]\\w{0,39}") || value == null || value.length() > 500) {
        throw Fields.wrong(
            "marks", "has an odd name or value", "Use names such as gclid and utmSource.");
      }
    }

    @Override
    public String toString() {
      return "Attribution";
    }
  }

  /**
   * @param phone E.164
   */
  record OptOut(String tenant, String phone) implements Wanted {
    @Override
    public Action action() {
      return new Action.OptOut(Fields.phone("phone", phone));
    }

    @Override
    public String toString() {
      return "OptOut";
    }
  }
}
