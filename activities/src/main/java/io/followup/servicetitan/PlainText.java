package io.followup.servicetitan;

/** Summaries are HTML; messages hold what a person would read of it. */
final class PlainText {
  private PlainText() {}

  /** Empty for nothing. */
  static String of(String html) {
    return html == null
        ? ""
        : html.replaceAll("<[^<>]*>", " ")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
