package dev.faultline.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudPlatformTest {
  @Test
  void isToldByAFunctionOfAws() {
    assertThat(
            CloudPlatform.attributes(
                Map.of(
                    "AWS_LAMBDA_FUNCTION_NAME", "order",
                    "AWS_LAMBDA_FUNCTION_VERSION", "7",
                    "AWS_REGION", "eu-central-1")))
        .isEqualTo(
            Map.of(
                "cloud.provider", "aws",
                "cloud.platform", "aws_lambda",
                "cloud.region", "eu-central-1",
                "faas.name", "order",
                "faas.version", "7"));
  }

  @Test
  void isToldByAContainerOfEcs() {
    assertThat(
            CloudPlatform.attributes(
                Map.of("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/x")))
        .isEqualTo(Map.of("cloud.provider", "aws", "cloud.platform", "aws_ecs"));
  }

  @Test
  void isToldByCloudRunAndItsFunctions() {
    Map<String, String> run = Map.of("K_SERVICE", "shop", "K_REVISION", "shop-3");
    assertThat(CloudPlatform.attributes(run))
        .containsEntry("cloud.provider", "gcp")
        .containsEntry("cloud.platform", "gcp_cloud_run")
        .containsEntry("faas.name", "shop")
        .containsEntry("faas.version", "shop-3");
    assertThat(
            CloudPlatform.attributes(
                Map.of("K_SERVICE", "shop", "K_REVISION", "3", "FUNCTION_TARGET", "order")))
        .containsEntry("cloud.platform", "gcp_cloud_functions");
  }

  @Test
  void isToldByAzure() {
    assertThat(
            CloudPlatform.attributes(
                Map.of("WEBSITE_SITE_NAME", "shop", "REGION_NAME", "West Europe")))
        .isEqualTo(
            Map.of(
                "cloud.provider", "azure",
                "cloud.platform", "azure.app_service",
                "cloud.region", "West Europe"));
    assertThat(
            CloudPlatform.attributes(
                Map.of("WEBSITE_SITE_NAME", "shop", "FUNCTIONS_WORKER_RUNTIME", "java")))
        .containsEntry("cloud.platform", "azure.functions")
        .containsEntry("faas.name", "shop");
    assertThat(CloudPlatform.attributes(Map.of("CONTAINER_APP_NAME", "shop")))
        .containsEntry("cloud.platform", "azure.container_apps");
  }

  @Test
  void isNotGuessed() {
    assertThat(CloudPlatform.attributes(Map.of("AWS_REGION", "eu-1", "HOSTNAME", "laptop")))
        .isEmpty();
  }
}
