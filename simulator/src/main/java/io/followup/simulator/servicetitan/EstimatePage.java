package io.followup.simulator.servicetitan;

import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Request;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer sees who opens an estimate: {@code /estimates/{id}}. How ServiceTitan's own pages
 * look is not public; this one only shows that a link leads somewhere.
 */
public final class EstimatePage {
  private static final String HTML = "text/html; charset=utf-8";

  private final Office office;

  public EstimatePage(Office office) {
    this.office = office;
  }

  public Answer answer(Request request) {
    return number(request.segment(1))
        .flatMap(office::estimate)
        .map(estimate -> Answer.text(200, HTML, page(escaped(estimate.name()), about(estimate))))
        .orElseGet(() -> Answer.text(404, HTML, page("No such estimate", "")));
  }

  /** Where the company has pages of its own. */
  public static Answer ofCompany(String what) {
    return Answer.text(200, HTML, page(what, "The company's own page would open here."));
  }

  private static String about(Estimate estimate) {
    BigDecimal total = estimate.subtotal().add(estimate.tax());
    return String.format(Locale.US, "$%,.2f with tax. %s.", total, estimate.status().wire);
  }

  private static String page(String title, String text) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Your estimate · Simulator</title>
    <style>
      :root { color-scheme: light dark; }
      body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 12vh auto; max-width: 30rem; padding: 0 1rem; }
    </style>
    <h1>%s</h1>
    <p>%s</p>
    </html>
    """
        .formatted(title, text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static Optional<Long> number(String segment) {
    return segment.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(segment)) : Optional.empty();
  }
}
