package io.followup.sequence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that a text links to. Phones make a link of whatever looks like one, so a bare {@code
 * example.com/offer} counts as well; an e-mail address does not.
 */
public final class LinksInText {
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(?i)\\bhttps?://(?:[^\\s/?#@]*@)?([^\\s/?#:<>\"')]+)");

  private static final List<String> TOP_LEVEL =
      List.of(
          "com",
          "net",
          "org",
          "info",
          "biz",
          "us",
          "ca",
          "io",
          "co",
          "ly",
          "gl",
          "gd",
          "me",
          "cc",
          "app",
          "link",
          "site",
          "online",
          "shop",
          "xyz",
          "top",
          "page",
          "dev",
          "gy",
          "at",
          "club",
          "click",
          "live",
          "store",
          "pro",
          "services");

  private static final Pattern BARE =
      Pattern.compile(
          "(?i)(?<![@\\w.-])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+(?:"
              + TOP_LEVEL.stream().collect(Collectors.joining("|"))
              + "))(?![\\w@-]|\\.\\w)");

  private LinksInText() {}

  /** In lower case, each once. */
  public static List<String> hosts(String text) {
    String afterSchemes = WITH_SCHEME.matcher(text).replaceAll(" ");
    return Arrays.asList(WITH_SCHEME, BARE).stream()
        .flatMap(pattern -> pattern.matcher(pattern == BARE ? afterSchemes : text).results())
        .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("\\.+$", ""))
        .distinct()
        .toList();
  }

  /** Whether a host is one of the allowed ones or a subdomain of one. */
  public static boolean isUnder(Collection<String> allowed, String host) {
    return allowed.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
  }
}
