package io.followup.servicetitan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.feed.Feed;
import io.followup.feed.FeedPage;
import io.followup.feed.FeedRow;
import io.followup.feed.FeedSource;
import io.followup.feed.FeedStart;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.ObjectKind;
import io.followup.reconciliation.ObjectLists;
import io.followup.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lists of ServiceTitan as they are compared with our record. They are sorted by id, so that a row
 * that changes meanwhile stays where it is; and every filter is checked, for ServiceTitan ignores
 * those that it does not know (docs/reference/servicetitan.md, paging).
 */
final class ComparedLists implements ObjectLists {
  private static final int PAGE = 200;

  /** Filters may cut the time to seconds. */
  private static final Duration FUZZ = Duration.ofSeconds(1);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader ROWS = JSON.readerFor(JsonNode.class);

  private final TenantId tenant;
  private final long tenantId;
  private final ServiceTitanApi api;
  private final CustomerFile file;
  private final CustomersOfContacts customers;
  private final FeedSource feeds;

  ComparedLists(
      TenantId tenant,
      long tenantId,
      ServiceTitanApi api,
      CustomerFile file,
      CustomersOfContacts customers,
      FeedSource feeds) {
    this.tenant = tenant;
    this.tenantId = tenantId;
    this.api = api;
    this.file = file;
    this.customers = customers;
    this.feeds = feeds;
  }

  /** Where a kind is listed, and what makes its list stable and whole. */
  private record Place(String module, String resource, String whole) {
    static Place of(ObjectKind kind) {
      return switch (kind) {
        case BOOKING -> new Place("crm/v2", "bookings", "sort=%2BId");
        case ESTIMATE -> new Place("sales/v2", "estimates", "active=Any&orderBy=Id");
        case JOB -> new Place("jpm/v2", "jobs", "sort=%2BId");
        case APPOINTMENT -> new Place("jpm/v2", "appointments", "active=Any&sort=%2BId");
        case INVOICE -> new Place("accounting/v2", "invoices", "active=Any&sort=%2BId");
        case SESSION, CALL ->
            throw new IllegalArgumentException("a " + kind.inWords() + " is only told by its feed");
      };
    }
  }

  @Override
  public Page<FoundObject> changed(ObjectKind kind, Instant since, Optional<String> from) {
    return switch (kind) {
      case SESSION -> told(kind, Feed.SESSIONS, since, from);
      case CALL -> told(kind, Feed.CALLS, since, from);
      default -> listed(kind, since, number(from));
    };
  }

  /** Lists of these cannot be sorted, or are many; their feeds go through them. */
  private Page<FoundObject> told(ObjectKind kind, Feed feed, Instant since, Optional<String> from) {
    FeedStart start =
        from.<FeedStart>map(FeedStart.Token::new).orElseGet(() -> new FeedStart.Since(since));
    FeedPage page = feeds.read(feed, start);
    List<FoundObject> found = new ArrayList<>();
    for (FeedRow row : page.rows()) {
      ComparedRow.read(tenant, kind, RawJson.read(row.object()))
          .filter(object -> !object.modifiedOn().isBefore(since))
          .ifPresent(found::add);
    }
    return new Page<>(found, page.hasMore() ? Optional.of(page.next()) : Optional.empty());
  }

  private Page<FoundObject> listed(ObjectKind kind, Instant since, int page) {
    JsonNode rows = page(kind, "modifiedOnOrAfter=" + since, page);
    for (JsonNode row : rows.path("data")) {
      if (Times.isBefore(row.path("modifiedOn").asText(null), since.minus(FUZZ))) {
        throw ignored("modifiedOnOrAfter", kind);
      }
    }
    return new Page<>(found(kind, rows), after(page, rows));
  }

  private static int number(Optional<String> from) {
    return from.map(Integer::parseInt).orElse(1);
  }

  private static Optional<String> after(int page, JsonNode rows) {
    return rows.path("hasMore").asBoolean()
        ? Optional.of(Integer.toString(page + 1))
        : Optional.empty();
  }

  @Override
  public List<FoundObject> withIds(ObjectKind kind, Collection<String> ids) {
    Set<String> numbers = new HashSet<>(ids);
    numbers.removeIf(id -> !id.matches("\\d{1,18}"));
    if (numbers.isEmpty()) {
      return List.of();
    }
    JsonNode rows = page(kind, "ids=" + String.join(",", numbers), 1);
    for (JsonNode row : rows.path("data")) {
      if (!numbers.contains(row.path("id").asText())) {
        throw ignored("ids", kind);
      }
    }
    return found(kind, rows);
  }

  private JsonNode page(ObjectKind kind, String filter, int page) {
    Place place = Place.of(kind);
    return page(place.module(), place.resource(), filter + "&" + place.whole(), page);
  }

  private JsonNode page(String module, String resource, String query, int page) {
    return api.<JsonNode>get(
            module, resource + "?" + query + "&pageSize=" + PAGE + "&page=" + page, ROWS)
        .orElseGet(JSON::createObjectNode);
  }

  private List<FoundObject> found(ObjectKind kind, JsonNode rows) {
    List<FoundObject> found = new ArrayList<>();
    for (JsonNode row : rows.path("data")) {
      ComparedRow.read(tenant, kind, row).ifPresent(found::add);
    }
    return found;
  }

  private DispatchRefused ignored(String filter, ObjectKind kind) {
    return new DispatchRefused(
        "ServiceTitan ignored the filter "
            + filter
            + " of "
            + Place.of(kind).resource()
            + " for tenant "
            + tenant
            + " and listed other rows; report it.");
  }

  @Override
  public Page<Twins> filedTwice(Instant since, Optional<String> from) {
    int page = number(from);
    JsonNode rows = page("crm/v2", "customers", "createdOnOrAfter=" + since + "&sort=%2BId", page);
    List<Twins> twins = new ArrayList<>();
    for (JsonNode row : rows.path("data")) {
      if (Times.isBefore(row.path("createdOn").asText(null), since.minus(FUZZ))) {
        throw new DispatchRefused(
            "ServiceTitan ignored the filter createdOnOrAfter of customers for tenant "
                + tenant
                + " and listed other rows; report it.");
      }
      older(row.path("id").asLong(), row.path("name").asText(""))
          .ifPresent(older -> twins.add(new Twins(Long.toString(older), row.path("id").asText())));
    }
    return new Page<>(twins, after(page, rows));
  }

  /** The oldest other customer of the same name with a number in common. */
  private Optional<Long> older(long customer, String name) {
    List<Contact> numbers =
        Reachable.among(file.contactsOf(customer)).stream()
            .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
            .toList();
    if (numbers.isEmpty() || plain(name).isEmpty()) {
      return Optional.empty();
    }
    return customers.find(numbers).stream()
        .map(CustomersOfContacts.Known::customer)
        .filter(other -> other.id() < customer && plain(other.name()).equals(plain(name)))
        .map(Rows.Customer::id)
        .min(Long::compare);
  }

  private static String plain(String name) {
    return name == null ? "" : name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isThere(String kind, String id) {
    if (!id.matches("\\d{1,18}")) {
      return true;
    }
    return switch (kind) {
      case "customer" -> isThere("crm/v2", "customers", id);
      case "location" -> isThere("crm/v2", "locations", id);
      case "lead" -> isThere("crm/v2", "leads", id);
      case "job" -> isThere("jpm/v2", "jobs", id);
      case "estimate" -> isThere("sales/v2", "estimates", id);
      case "task" -> isThere("taskmanagement/v2", "tasks", id);
      default -> true;
    };
  }

  private boolean isThere(String module, String resource, String id) {
    return api.<JsonNode>get(module, resource + "/" + id, ROWS).isPresent();
  }

  @Override
  public byte[] asDelivered(FoundObject object, String event, String id) {
    ObjectNode envelope = JSON.createObjectNode();
    envelope.put("eventId", id);
    envelope.put("eventType", event);
    envelope.put("eventTime", object.modifiedOn().toString());
    envelope.put("tenantId", tenantId);
    envelope.set("data", object.shown());
    try {
      return JSON.writeValueAsBytes(envelope);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a row cannot be written as JSON", impossible);
    }
  }
}
