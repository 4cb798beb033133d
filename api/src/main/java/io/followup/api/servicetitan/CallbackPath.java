package io.followup.api.servicetitan;

/**
 * What stands behind {@code /webhooks/servicetitan}.
 *
 * @param token names the tenant
 * @param event as entered in the developer portal; may be empty
 */
record CallbackPath(String token, String event) {
  private static final int LONGEST = 100;

  static CallbackPath of(String pathInfo) {
    String path = pathInfo == null ? "" : pathInfo.substring(1);
    int slash = path.indexOf('/');
    return slash < 0
        ? new CallbackPath(path, "")
        : new CallbackPath(path.substring(0, slash), printable(path.substring(slash + 1)));
  }

  private static String printable(String event) {
    String clean = event.replaceAll("[^ -~]", "?");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
