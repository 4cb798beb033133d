package io.followup.bench;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed estimate webhooks of the usual size (about 1.5 kB), as complete HTTP/1.1 requests. */
record Webhook(String event, String eventId, long estimate, long job, long customer, Instant at) {

  private static final String ITEM =
      """
      {"id":62000001,"sku":{"id":2001,"name":"CAP-45-5","displayName":"Dual run capacitor 45/5",\
      "type":"Service","soldHours":2.5,"generalLedgerAccountId":4000,"generalLedgerAccountName":\
      "Service revenue","modifiedOn":"2026-01-10T00:00:00Z"},"skuAccount":"Service revenue",\
      "description":"<p>Replace dual run capacitor and test.</p>","membershipTypeId":null,"qty":1,\
      "unitRate":289.0,"total":289.0,"unitCost":101.15,"totalCost":101.15,"vendorTaxCost":0.0,\
      "itemGroupName":"","itemGroupRootId":null,"createdOn":"2026-06-15T21:10:05.1000000Z",\
      "modifiedOn":"2026-06-15T21:10:05.1000000Z","chargeable":true,"invoiceItemId":null}""";

  static Webhook created(long number, Instant at) {
    return new Webhook("estimate.created", "created-" + number, number, number, number, at);
  }

  static Webhook sold(long number, Instant at) {
    return new Webhook("estimate.sold", "sold-" + number, number, number, number, at);
  }

  String body(long tenant) {
    boolean sold = event.equals("estimate.sold");
    return """
    {"eventId":"%s","eventType":"%s","eventTime":"%s","tenantId":%d,"data":{"id":%d,"jobId":%d,\
    "projectId":null,"locationId":%d,"customerId":%d,"name":"Option B - capacitor and contactor",\
    "jobNumber":"%d","status":{"value":%d,"name":"%s"},"reviewStatus":"None","summary":\
    "Capacitor weak, contactor pitted.","createdOn":"%s","modifiedOn":"%s","soldOn":null,\
    "soldBy":null,"active":true,"items":[%s],"externalLinks":[],"subtotal":538.5,"tax":44.7,\
    "businessUnitId":701,"businessUnitName":"HVAC - Service","isRecommended":true}}"""
        .formatted(
            eventId,
            event,
            at,
            tenant,
            estimate,
            job,
            customer,
            customer,
            job,
            sold ? 1 : 0,
            sold ? "Sold" : "Open",
            at,
            sold ? at.plusSeconds(3600) : at,
            ITEM);
  }

  /** The bytes to write to a socket. */
  byte[] request(Target target) {
    byte[] body = body(target.tenant()).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s/%s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                .formatted(target.path(), event, target.host())
            + "X-ServiceTitan-Signature: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(signature(body, target.signingKey()), body.length);
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    return all;
  }

  private static String signature(byte[] body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Where webhooks go.
   *
   * @param host host and port
   * @param path without the event
   * @param tenant ServiceTitan's tenant id
   */
  record Target(String host, int port, String path, long tenant, String signingKey) {}

  static String unique() {
    return new BigInteger(40, new java.security.SecureRandom()).toString(36);
  }
}
