package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.intent.OriginsToTell;
import io.followup.intent.OriginsToTell.Converted;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells dispatch systems where the customers of jobs and bookings came from on the web, when the
 * session had carried it that led to them. What was refused is tried again after an hour, for three
 * days. Several processes may do it at once.
 */
public final class TellingOrigins {
  private static final Logger LOG = LoggerFactory.getLogger(TellingOrigins.class);
  private static final int AT_A_TIME = 50;

  private final Tenants tenants;
  private final Acting acting;
  private final OriginsToTell origins;

  public TellingOrigins(Tenants tenants, Acting acting, DataSource dataSource) {
    this.tenants = tenants;
    this.acting = acting;
    this.origins = new OriginsToTell(dataSource);
  }

  /**
   * Tells what is to be told now.
   *
   * @return how many jobs and bookings were told of
   */
  public int tellAll() {
    return tenants.all().keySet().stream().mapToInt(this::tell).sum();
  }

  private int tell(TenantId tenant) {
    int told = 0;
    for (OriginsToTell.Due due : origins.due(tenant, AT_A_TIME)) {
      try {
        due.converted().forEach(converted -> tell(tenant, converted));
        origins.told(due.delivery());
        told += due.converted().size();
      } catch (DispatchUnavailable away) {
        // The next look finds it again; the others of this tenant would fail the same way.
        return told;
      } catch (DispatchRefused refused) {
        LOG.warn(
            "{}: the origin in delivery {} was not told: {}",
            tenant,
            due.delivery(),
            refused.getMessage());
        origins.refused(due.delivery());
      }
    }
    return told;
  }

  private void tell(TenantId tenant, Converted converted) {
    String object = converted.about().name().toLowerCase(Locale.ROOT) + "/" + converted.object();
    acting.act(
        tenant,
        "attribution/" + object,
        "session/" + tenant + "/" + converted.session(),
        new Action.Attribute(
            converted.about(),
            converted.object(),
            converted.origin().landingPage(),
            // Sessions do not say which page led there.
            converted.origin().landingPage(),
            converted.origin().marks()));
  }
}
