package io.followup.simulator.control;

import io.followup.simulator.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page for people at {@code /}. */
public final class Page {
  private final byte[] html;

  public Page() {
    try (InputStream in = Page.class.getResourceAsStream("page.html")) {
      html = in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("The page is missing from the jar.", e);
    }
  }

  public Answer answer() {
    return new Answer(200, "text/html; charset=utf-8", html, Map.of());
  }
}
