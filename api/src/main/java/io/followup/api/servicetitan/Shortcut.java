package io.followup.api.servicetitan;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Leads webhooks past every servlet filter: they carry no key, session or form, and the filters
 * would cost as much as all the rest of the way. The servlet's mapping stays what it is.
 */
final class Shortcut extends ValveBase {
  private final ServiceTitanWebhooks webhooks;

  Shortcut(ServiceTitanWebhooks webhooks) {
    super(true);
    this.webhooks = webhooks;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Wrapper wrapper = request.getWrapper();
    if (wrapper != null && wrapper.getName().equals(ServiceTitanConfiguration.SERVLET)) {
      webhooks.service(request, response);
    } else {
      getNext().invoke(request, response);
    }
  }
}
