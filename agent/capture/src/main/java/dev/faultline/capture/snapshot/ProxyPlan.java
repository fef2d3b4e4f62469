package dev.faultline.capture.snapshot;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A {@code java.lang.reflect.Proxy}: what it stands for, and who answers its calls. */
final class ProxyPlan extends PartsPlan {

  private final List<String> interfaces;

  ProxyPlan(Class<?> type) {
    super("interfaces", "handler");
    List<String> names = new ArrayList<>();
    for (Class<?> implemented : type.getInterfaces()) {
      names.add(implemented.getName());
    }
    this.interfaces = Collections.unmodifiableList(names);
  }

  @Override
  int parts(Object value, Object[] shown, int depth, SnapshotWalk walk) {
    Object handler = Proxy.getInvocationHandler(value);
    shown[1] = interfaces;
    shown[2] = handler == null ? null : handler.getClass().getName();
    return 2;
  }
}
