package io.followup.reading.servicetitan;

import io.followup.reading.Reading;
import io.followup.tenant.Tenant;
import io.followup.tenant.Tenants;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns what ServiceTitan delivers into facts that name no vendor. Pure; never throws for a body.
 */
public final class Translator {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Tenants tenants;

  public Translator(Tenants tenants) {
    this.tenants = tenants;
  }

  public Translation translate(Delivered delivered) {
    JsonNode root;
    try {
      root = unwrapped(JSON.readTree(delivered.body()));
    } catch (JacksonException notJson) {
      return unreadable(delivered, "the body is not JSON" + place(notJson) + ".");
    }
    if (!root.isObject()) {
      return unreadable(delivered, "the body is JSON, but no object with an event in it.");
    }
    Envelope envelope = Envelope.read(delivered.pathEvent(), delivered.headers(), new Fields(root));
    String dedupKey = DedupKey.of(delivered, envelope);
    return new Translation(read(delivered, envelope, dedupKey), dedupKey);
  }

  /** The object that a body is about; empty when it is no JSON object. */
  static Optional<Fields> resource(byte[] body) {
    try {
      return Optional.of(unwrapped(JSON.readTree(body)))
          .filter(JsonNode::isObject)
          .map(root -> Envelope.read("", Map.of(), new Fields(root)).resource());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private Reading read(Delivered delivered, Envelope envelope, String dedupKey) {
    Tenant tenant = tenants.get(delivered.tenant());
    String own = Long.toString(tenant.servicetitan().tenantId());
    Optional<String> foreign =
        envelope.tenant().filter(named -> named.matches("\\d+") && !named.equals(own));
    if (foreign.isPresent()) {
      return Reading.unreadable(
          envelope.event(),
          "the body names ServiceTitan tenant "
              + foreign.get()
              + ", but this address belongs to "
              + own
              + "; check the callback URLs of both tenants.");
    }
    if (envelope.event().isEmpty()) {
      return Reading.unreadable(
          Optional.empty(),
          "neither the callback path ("
              + (delivered.pathEvent().isEmpty() ? "none" : delivered.pathEvent())
              + ") nor headers or body name an event that we know.");
    }
    return read(new Notice(delivered, envelope, envelope.event().get(), tenant, dedupKey));
  }

  private static Reading read(Notice notice) {
    String kind = kind(notice.event());
    try {
      return switch (kind) {
        case "estimate" -> new EstimateReading(notice).read();
        case "booking" -> new BookingReading(notice).read();
        case "session" -> new SessionReading(notice).read();
        case "job" -> new JobReading(notice).read();
        case "appointment" -> new AppointmentReading(notice).read();
        case "invoice" -> new InvoiceReading(notice).read();
        case "payment" -> new PaymentReading(notice).read();
        case "call" -> new PhoneCallReading(notice).read();
        case "customer" -> new CustomerReading(notice).read();
        case "contact" -> new ContactReading(notice).read();
        default -> notice.nothing("recorded; no follow-up handles " + notice.event() + ".");
      };
    } catch (Fields.Senseless senseless) {
      return notice.unreadable("the " + kind + " makes no sense: " + senseless.getMessage() + ".");
    }
  }

  /** What an event is about: {@code session} for {@code schedulingpro.session.abandoned}. */
  private static String kind(String event) {
    String[] words = event.split("\\.");
    return words[words.length - 2];
  }

  private static Translation unreadable(Delivered delivered, String why) {
    return new Translation(
        Reading.unreadable(EventName.find(delivered.pathEvent()), why), DedupKey.ofBody(delivered));
  }

  /** A batch of one is that one. */
  private static JsonNode unwrapped(JsonNode root) {
    return root != null && root.isArray() && root.size() == 1 ? root.get(0) : root;
  }

  private static String place(JacksonException notJson) {
    var where = notJson.getLocation();
    return where == null || where.getLineNr() < 1
        ? ""
        : " (it breaks off or goes wrong at line "
            + where.getLineNr()
            + ", column "
            + where.getColumnNr()
            + ")";
  }
}
