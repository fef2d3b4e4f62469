package dev.faultline.capture.redaction;

/** URLs that whoever knows them may post to: the secret is a part of their path. */
final class Webhooks {

  /** Host and start of the path; what follows is the secret. */
  private static final String[] PATHS = {
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "api.telegram.org/bot",
    "hooks.zapier.com/hooks/catch/",
    "outlook.office.com/webhook/",
  };

  private static final String[] HOSTS_OF_TENANTS = {".webhook.office.com", ".logic.azure.com"};

  private Webhooks() {}

  /**
   * The secret of the URL whose host is this.
   *
   * @param hostEnd where the path starts
   */
  static long at(String text, int host, int hostEnd, int end) {
    int secret = -1;
    for (String path : PATHS) {
      if (text.regionMatches(true, host, path, 0, path.length())) {
        secret = host + path.length();
      }
    }
    for (String of : HOSTS_OF_TENANTS) {
      if (text.startsWith(of, hostEnd - of.length())) {
        secret = hostEnd + 1;
      }
    }
    if (secret < 0 || secret >= end) {
      return Span.NONE;
    }
    int stop = secret;
    while (stop < end && !Characters.endsUrl(text.charAt(stop)) && text.charAt(stop) != '?') {
      stop++;
    }
    return text.startsWith(Redaction.REDACTED, secret) ? Span.NONE : Span.of(secret, stop);
  }
}
