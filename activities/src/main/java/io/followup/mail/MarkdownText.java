package io.followup.mail;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The HTML of an e-mail from its Markdown (CommonMark). HTML in the Markdown is shown, never
 * obeyed; addresses other than of the web and of mail are left out.
 */
public final class MarkdownText {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>\n").build();

  private MarkdownText() {}

  /** A fragment without head and body. */
  public static String html(String markdown) {
    return HTML.render(PARSER.parse(markdown));
  }

  /** So that none of it is read as Markdown. */
  public static String escaped(String text) {
    return text.replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1");
  }
}
