package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.OfficeDesk;
import io.followup.dispatch.OfficeDesks;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.List;

/** Tasks where a tenant has said how to file them, else notes on the customer; each once. */
public final class DesksByActions implements OfficeDesks {
  private final Tenants tenants;
  private final Acting acting;

  public DesksByActions(Tenants tenants, Acting acting) {
    this.tenants = tenants;
    this.acting = acting;
  }

  @Override
  public OfficeDesk of(TenantId tenant) {
    boolean asTasks = tenants.get(tenant).answers().task() != null;
    return new OfficeDesk() {
      /** A task may stand alone; a note needs a customer that the dispatch system numbers. */
      @Override
      public boolean takes(CustomerId customer) {
        return asTasks || customer.isNumbered();
      }

      @Override
      public String leave(Memo memo) {
        return acting
            .act(tenant, "memo/" + memo.marker() + "/" + memo.customer(), memo.marker(), act(memo))
            .done()
            .told();
      }

      private Action act(Memo memo) {
        return asTasks
            ? new Action.FileTask(memo.customer(), memo.title(), memo.text())
            : new Action.WriteNote(
                Action.About.CUSTOMER,
                memo.customer().value(),
                memo.title(),
                memo.text(),
                List.of());
      }
    };
  }
}
