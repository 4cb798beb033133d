package io.followup.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import io.followup.sending.Posted;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.AttemptKey;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.HttpClient;

/** The Twilio account of each tenant: client, sender, callback addresses. */
public final class TwilioAccounts {
  private final Tenants tenants;
  private final URI publicUrl;
  private final HttpClient http;
  private final Clock clock;
  private final Map<TenantId, Account> accounts = new ConcurrentHashMap<>();

  /**
   * @param publicUrl base URL under which Twilio reaches the api
   */
  public TwilioAccounts(Tenants tenants, URI publicUrl, HttpClient http, Clock clock) {
    this.tenants = tenants;
    this.publicUrl = publicUrl;
    this.http = http;
    this.clock = clock;
  }

  /** One tenant's. */
  record Account(TwilioRestClient client, Tenant.Twilio settings, String callbacks) {
    URI callback(String path, AttemptKey key) {
      return URI.create(callbacks + path + "?k=" + key);
    }
  }

  Account of(TenantId tenant) {
    return accounts.computeIfAbsent(tenant, this::open);
  }

  private Account open(TenantId id) {
    Tenant tenant = tenants.get(id);
    Tenant.Twilio settings = tenant.twilio();
    TwilioRestClient client =
        new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
            .httpClient(new OneShotHttp(http, settings.apiUrl(), clock))
            .build();
    return new Account(
        client, settings, publicUrl + "/webhooks/twilio/" + tenant.webhooks().token() + "/");
  }

  /**
   * Creates a message or call and tells what came of it.
   *
   * @param create returns the SID
   */
  static Posted post(Supplier<String> create) {
    try {
      return new Posted.Accepted(create.get());
    } catch (OneShotHttp.NotProcessed not) {
      return new Posted.NotProcessed(not.getMessage(), not.retryAfter());
    } catch (OneShotHttp.InDoubt inDoubt) {
      return new Posted.InDoubt(inDoubt.getMessage());
    } catch (ApiException refused) {
      // Without a code the answer could not be read, so nobody knows.
      if (refused.getCode() == null) {
        return new Posted.InDoubt("Twilio's answer could not be read.");
      }
      String code = refused.getCode().toString();
      return new Posted.Refused(code, TwilioErrors.meaning(code));
    }
  }
}
