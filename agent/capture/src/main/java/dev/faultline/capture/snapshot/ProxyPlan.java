package dev.faultline.capture.snapshot;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A {@code java.lang.reflect.Proxy}: what it stands for, and who answers its calls. */
final class ProxyPlan extends PartsPlan {

  ProxyPlan() {
    super("interfaces", "handler");
  }

  @Override
  int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
    List<String> interfaces = new ArrayList<>();
    for (Class<?> implemented : value.getClass().getInterfaces()) {
      interfaces.add(implemented.getName());
    }
    Object handler = Proxy.getInvocationHandler(value);
    shown[1] = interfaces;
    shown[2] = handler == null ? null : handler.getClass().getName();
    return 2;
  }
}
