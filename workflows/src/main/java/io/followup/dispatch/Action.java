package io.followup.dispatch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.subject.CustomerId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that can be done in a dispatch system, in words that are no vendor's. Ids are those of
 * the dispatch system. Texts and people in it are personal, so that none of them shows as text.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Action.WriteNote.class, name = "note"),
  @JsonSubTypes.Type(value = Action.FileTask.class, name = "task"),
  @JsonSubTypes.Type(value = Action.CreateCustomer.class, name = "customer"),
  @JsonSubTypes.Type(value = Action.CreateLocation.class, name = "location"),
  @JsonSubTypes.Type(value = Action.CreateJob.class, name = "job"),
  @JsonSubTypes.Type(value = Action.CreateEstimate.class, name = "estimate"),
  @JsonSubTypes.Type(value = Action.AcceptBooking.class, name = "booking-acceptance"),
  @JsonSubTypes.Type(value = Action.DismissBooking.class, name = "booking-dismissal"),
  @JsonSubTypes.Type(value = Action.CreateLead.class, name = "lead"),
  @JsonSubTypes.Type(value = Action.FollowUpLead.class, name = "lead-follow-up"),
  @JsonSubTypes.Type(value = Action.Attribute.class, name = "attribution"),
  @JsonSubTypes.Type(value = Action.OptOut.class, name = "opt-out")
})
public sealed interface Action {

  /** One word for it; stands in the record of intents. */
  String kind();

  /** What notes, tasks and origins are about. */
  enum About {
    CUSTOMER,
    JOB,
    BOOKING
  }

  /** How soon somebody should come. */
  enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
  }

  /**
   * Leaves words with a customer or job: what was said, and where the recording or transcript lies.
   *
   * @param id of the customer or job
   * @param links web addresses of recordings and transcripts, which stand below the text
   */
  record WriteNote(About about, String id, String title, String text, List<URI> links)
      implements Action {
    public WriteNote {
      links = List.copyOf(links);
    }

    @Override
    public String kind() {
      return "note";
    }

    @Override
    public String toString() {
      return "WriteNote[" + about + " " + id + "]";
    }
  }

  /**
   * Gives the office something to do.
   *
   * @param job that it is about besides; empty: none
   */
  record FileTask(CustomerId customer, Optional<String> job, String title, String text)
      implements Action {
    @Override
    public String kind() {
      return "task";
    }

    @Override
    public String toString() {
      return "FileTask[" + customer + "]";
    }
  }

  /**
   * Where work is done; every part but {@code unit} is needed by dispatch systems.
   *
   * @param state of the USA, two letters
   */
  record Place(String street, Optional<String> unit, String city, String state, String zip) {
    @Override
    public String toString() {
      return "Place[" + state + "]";
    }
  }

  /**
   * Makes a customer with its first location, unless one has the number or address already.
   *
   * @param contacts numbers in E.164 form and addresses; at least one
   * @param memo stands with the contacts, for the office
   */
  record CreateCustomer(
      String name, Party.Clientele clientele, List<Contact> contacts, Place place, String memo)
      implements Action {
    public CreateCustomer {
      contacts = List.copyOf(contacts);
    }

    @Override
    public String kind() {
      return "customer";
    }

    @Override
    public String toString() {
      return "CreateCustomer[" + clientele + "]";
    }
  }

  /** Makes a location of a customer, unless it has one there. */
  record CreateLocation(CustomerId customer, String name, Place place) implements Action {
    @Override
    public String kind() {
      return "location";
    }

    @Override
    public String toString() {
      return "CreateLocation[" + customer + "]";
    }
  }

  /** What kind of work it is, and where the customer came from. */
  record Work(long businessUnit, long jobType, long campaign, Priority priority) {}

  /** When somebody comes: the arrival window that the customer is told. */
  record Visit(Instant from, Instant until) {}

  /**
   * Books a job.
   *
   * @param booking that it comes from and which it converts; empty: none
   * @param lead that it comes from; empty: none
   */
  record CreateJob(
      CustomerId customer,
      long location,
      Work work,
      Visit visit,
      String summary,
      Optional<String> booking,
      Optional<String> lead)
      implements Action {
    @Override
    public String kind() {
      return "job";
    }

    @Override
    public String toString() {
      return "CreateJob[" + customer + "]";
    }
  }

  /**
   * @param sku id in the price book
   * @param each in the tenant's currency
   */
  record Item(long sku, String description, BigDecimal quantity, BigDecimal each) {}

  /**
   * Offers something for a job.
   *
   * @param source a page of this engine about where the offer comes from; it bears the mark by
   *     which the estimate is found again
   */
  record CreateEstimate(String job, String name, String summary, List<Item> items, URI source)
      implements Action {
    public CreateEstimate {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "estimate";
    }

    @Override
    public String toString() {
      return "CreateEstimate[job " + job + "]";
    }
  }

  /** The office takes a booking on; it becomes no job by that. */
  record AcceptBooking(String booking) implements Action {
    @Override
    public String kind() {
      return "booking-acceptance";
    }
  }

  /**
   * Nothing comes of a booking.
   *
   * @param reason id of the reason; empty: none
   */
  record DismissBooking(String booking, Optional<Long> reason, String memo) implements Action {
    @Override
    public String kind() {
      return "booking-dismissal";
    }

    @Override
    public String toString() {
      return "DismissBooking[" + booking + "]";
    }
  }

  /**
   * Somebody wants something, later.
   *
   * @param location empty: not known
   * @param followUpAt when the office is to call back
   */
  record CreateLead(
      CustomerId customer, Optional<Long> location, Work work, String summary, Instant followUpAt)
      implements Action {
    @Override
    public String kind() {
      return "lead";
    }

    @Override
    public String toString() {
      return "CreateLead[" + customer + "]";
    }
  }

  /** A lead is to be called back at another time. */
  record FollowUpLead(String lead, Instant at, String text) implements Action {
    public FollowUpLead {
      at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public String kind() {
      return "lead-follow-up";
    }

    @Override
    public String toString() {
      return "FollowUpLead[" + lead + "]";
    }
  }

  /**
   * Where a customer came from on the web.
   *
   * @param about a job or a booking
   * @param landingPage page on which the visit began
   * @param referrer page that led there; the landing page when nobody knows
   * @param marks by the names of the web: {@code gclid}, {@code gbraid}, {@code wbraid}, {@code
   *     utmSource}, {@code utmMedium}, {@code utmCampaign}, {@code utmTerm} …
   */
  record Attribute(About about, String id, URI landingPage, URI referrer, Map<String, String> marks)
      implements Action {
    public Attribute {
      marks = Map.copyOf(marks);
    }

    @Override
    public String kind() {
      return "attribution";
    }

    @Override
    public String toString() {
      return "Attribute[" + about + " " + id + "]";
    }
  }

  /**
   * The owner of a number wants no texts any more.
   *
   * @param number E.164
   */
  record OptOut(String number) implements Action {
    @Override
    public String kind() {
      return "opt-out";
    }

    @Override
    public String toString() {
      return "OptOut[]";
    }
  }
}
