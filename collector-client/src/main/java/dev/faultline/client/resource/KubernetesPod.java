package dev.faultline.client.resource;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pod that this process is in, as far as it can be seen from within. */
final class KubernetesPod {
  private static final String INSIDE = "KUBERNETES_SERVICE_HOST";

  private KubernetesPod() {}

  /**
   * Attributes of the pod; empty outside of Kubernetes.
   *
   * @param root {@code /}
   */
  static Map<String, String> attributes(Map<String, String> environment, File root) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (!environment.containsKey(INSIDE)) {
      return attributes;
    }
    // A pod's host name is its name, unless its specification says otherwise.
    put(attributes, "k8s.pod.name", environment.get("HOSTNAME"));
    put(
        attributes,
        "k8s.namespace.name",
        SmallFile.firstLine(
            new File(root, "var/run/secrets/kubernetes.io/serviceaccount/namespace")));
    return attributes;
  }

  private static void put(Map<String, String> attributes, String key, String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
