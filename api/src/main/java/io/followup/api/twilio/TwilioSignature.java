package io.followup.api.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The {@code X-Twilio-Signature} of one account: HMAC-SHA1 over the URL as Twilio called it and all
 * form parameters, keyed with the auth token. Own code because the SDK's {@code RequestValidator}
 * refuses honest requests whose query has percent-escapes when the port is signed too, and cannot
 * see a repeated parameter (docs/reference/messaging.md, signature).
 */
final class TwilioSignature {
  private static final Pattern URL_PARTS = Pattern.compile("([a-z]+)://([^/?#]*)(.*)");
  private static final Pattern PORT = Pattern.compile(":\\d+$");

  private final SecretKeySpec key;

  /**
   * @param authToken of the account; never an API key's secret
   */
  TwilioSignature(String authToken) {
    key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /** Whether {@code signature} was made for a form sent to {@code url}. */
  boolean covers(String url, Form form, String signature) {
    return matches(url, inOrder(form), signature);
  }

  /** The same for a body that is not a form: its SHA-256 stands in the signed URL. */
  boolean covers(String url, byte[] body, String signature) {
    int query = url.indexOf('?');
    String claimed = query < 0 ? "" : Form.parse(url.substring(query + 1)).text("bodySHA256");
    return MessageDigest.isEqual(utf8(claimed), utf8(sha256(body))) && matches(url, "", signature);
  }

  private boolean matches(String url, String parameters, String signature) {
    boolean matches = false;
    for (String form : formsOf(url)) {
      matches |= MessageDigest.isEqual(utf8(sign(form + parameters)), utf8(signature));
    }
    return matches;
  }

  /** Twilio signs some URLs with their port and some without; all else must be as called. */
  private static Set<String> formsOf(String url) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(url);
    Matcher parts = URL_PARTS.matcher(url);
    if (parts.matches()) {
      String scheme = parts.group(1);
      String host = PORT.matcher(parts.group(2)).replaceFirst("");
      String usual = scheme.equals("https") || scheme.equals("wss") ? ":443" : ":80";
      forms.add(scheme + "://" + host + parts.group(3));
      if (host.equals(parts.group(2))) {
        forms.add(scheme + "://" + host + usual + parts.group(3));
      }
    }
    return forms;
  }

  /** Names in byte order; a name that came several times has its distinct values in order. */
  private static String inOrder(Form form) {
    TreeMap<String, Set<String>> byName = new TreeMap<>();
    form.parameters()
        .forEach(
            parameter ->
                byName
                    .computeIfAbsent(parameter.name(), name -> new TreeSet<>())
                    .add(parameter.value()));
    StringBuilder signed = new StringBuilder();
    byName.forEach((name, values) -> values.forEach(value -> signed.append(name).append(value)));
    return signed.toString();
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(utf8(text)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no HmacSHA1", impossible);
    }
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
