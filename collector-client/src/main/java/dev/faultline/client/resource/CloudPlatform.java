package dev.faultline.client.resource;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cloud that this process is in, as far as it says so by environment variables, by
 * OpenTelemetry's names. Metadata services are not asked: they are network, and of no concern to
 * who only reads a log.
 */
final class CloudPlatform {
  private CloudPlatform() {}

  /** Attributes; empty where no cloud is known. */
  static Map<String, String> attributes(Map<String, String> environment) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
      put(attributes, "aws", "aws_lambda", environment.get("AWS_REGION"));
      put(attributes, "faas.name", environment.get("AWS_LAMBDA_FUNCTION_NAME"));
      put(attributes, "faas.version", environment.get("AWS_LAMBDA_FUNCTION_VERSION"));
    } else if (environment.containsKey("ECS_CONTAINER_METADATA_URI_V4")
        || environment.containsKey("ECS_CONTAINER_METADATA_URI")) {
      put(attributes, "aws", "aws_ecs", environment.get("AWS_REGION"));
    } else if (environment.containsKey("K_SERVICE") && environment.containsKey("K_REVISION")) {
      boolean function = environment.containsKey("FUNCTION_TARGET");
      put(attributes, "gcp", function ? "gcp_cloud_functions" : "gcp_cloud_run", null);
      put(attributes, "faas.name", environment.get("K_SERVICE"));
      put(attributes, "faas.version", environment.get("K_REVISION"));
    } else if (environment.containsKey("CONTAINER_APP_NAME")) {
      put(attributes, "azure", "azure.container_apps", null);
    } else if (environment.containsKey("WEBSITE_SITE_NAME")) {
      boolean function = environment.containsKey("FUNCTIONS_WORKER_RUNTIME");
      String platform = function ? "azure.functions" : "azure.app_service";
      put(attributes, "azure", platform, environment.get("REGION_NAME"));
      if (function) {
        put(attributes, "faas.name", environment.get("WEBSITE_SITE_NAME"));
      }
    }
    return attributes;
  }

  private static void put(
      Map<String, String> attributes, String provider, String platform, String region) {
    put(attributes, "cloud.provider", provider);
    put(attributes, "cloud.platform", platform);
    put(attributes, "cloud.region", region);
  }

  private static void put(Map<String, String> attributes, String key, String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
