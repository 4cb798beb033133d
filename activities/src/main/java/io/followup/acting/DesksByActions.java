package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.OfficeDesk;
import io.followup.dispatch.OfficeDesks;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.List;

/** Tasks where a tenant has said how to file them, else notes on customer and job; each once. */
public final class DesksByActions implements OfficeDesks {
  private final Tenants tenants;
  private final Acting acting;

  public DesksByActions(Tenants tenants, Acting acting) {
    this.tenants = tenants;
    this.acting = acting;
  }

  @Override
  public OfficeDesk of(TenantId tenant) {
    return tenants.get(tenant).answers().task() == null ? new Notes(tenant) : new Tasks(tenant);
  }

  private String act(TenantId tenant, String about, OfficeDesk.Memo memo, Action action) {
    String key = "memo/" + memo.marker() + "/" + about;
    return acting.act(tenant, key, memo.marker(), action).done().told();
  }

  /** A task may stand alone. */
  private final class Tasks implements OfficeDesk {
    private final TenantId tenant;

    Tasks(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public boolean takes(CustomerId customer) {
      return true;
    }

    @Override
    public String leave(Memo memo) {
      return act(
          tenant,
          memo.customer().value(),
          memo,
          new Action.FileTask(memo.customer(), memo.job(), memo.title(), memo.text()));
    }
  }

  /** A note needs a customer that the dispatch system numbers. */
  private final class Notes implements OfficeDesk {
    private final TenantId tenant;

    Notes(TenantId tenant) {
      this.tenant = tenant;
    }

    @Override
    public boolean takes(CustomerId customer) {
      return customer.isNumbered();
    }

    @Override
    public String leave(Memo memo) {
      String ofCustomer =
          act(
              tenant,
              memo.customer().value(),
              memo,
              note(About.CUSTOMER, memo.customer().value(), memo));
      return memo.job().map(job -> ofCustomer + " " + withJob(job, memo)).orElse(ofCustomer);
    }

    /** The office reads the customer's note in any case. */
    private String withJob(String job, Memo memo) {
      try {
        return act(tenant, "job-" + job, memo, note(About.JOB, job, memo));
      } catch (DispatchRefused refused) {
        return refused.getMessage();
      }
    }

    private static Action note(About about, String id, Memo memo) {
      return new Action.WriteNote(about, id, memo.title(), memo.text(), List.of());
    }
  }
}
