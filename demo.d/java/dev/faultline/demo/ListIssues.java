package dev.faultline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Prints the issues that the collector has, in lines of a given width. */
final class ListIssues {
  private ListIssues() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      System.err.println("usage: ListIssues COLLECTOR-URL WIDTH");
      System.exit(2);
    }
    int width = Integer.parseInt(args[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(line("COUNT", "EXCEPTION", "MESSAGE", width));
    for (JsonNode issue : new CollectorApi(URI.create(args[0])).issues()) {
      String type = issue.path("type").asText("(message)");
      out.println(
          line(
              issue.path("count").asText(),
              type.substring(type.lastIndexOf('.') + 1),
              issue.path("message").asText("").replaceAll("\\s+", " "),
              width));
    }
  }

  private static String line(String count, String exception, String message, int width) {
    String line = String.format("%5s  %-30s %s", count, exception, message);
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }
}
