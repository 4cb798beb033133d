package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.intent.OptOutsToTell;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells dispatch systems who wants no texts any more, so that they text nobody either who told this
 * engine STOP. What was refused is tried again after an hour, for seven days. Several processes may
 * do it at once.
 */
public final class TellingOptOuts {
  private static final Logger LOG = LoggerFactory.getLogger(TellingOptOuts.class);
  private static final int AT_A_TIME = 50;

  private final Tenants tenants;
  private final Acting acting;
  private final OptOutsToTell optOuts;

  public TellingOptOuts(Tenants tenants, Acting acting, DataSource dataSource) {
    this.tenants = tenants;
    this.acting = acting;
    this.optOuts = new OptOutsToTell(dataSource);
  }

  /**
   * Tells what is to be told now.
   *
   * @return how many were told
   */
  public int tellAll() {
    return tenants.all().entrySet().stream()
        .filter(
            tenant ->
                tenant.getValue().servicetitan().optOuts()
                    == Tenant.ServiceTitan.OptOuts.WRITTEN_BACK)
        .mapToInt(tenant -> tell(tenant.getKey()))
        .sum();
  }

  private int tell(TenantId tenant) {
    int told = 0;
    for (OptOutsToTell.Due due : optOuts.due(tenant, AT_A_TIME)) {
      try {
        acting.act(tenant, due.key(), due.key(), new Action.OptOut(due.number()));
        told++;
      } catch (DispatchUnavailable away) {
        // The next look finds it again; the others of this tenant would fail the same way.
        return told;
      } catch (DispatchRefused refused) {
        LOG.warn("{}: {} was not told: {}", tenant, due, refused.getMessage());
      }
    }
    return told;
  }
}
