package org.hibernate.proxy;

import com.acme.untouched.Calls;

/** The fields of Hibernate's class of this name; its methods would query the database. */
public class AbstractLazyInitializer {

  private final String entityName = "com.acme.Order";
  private final Object id;
  private final boolean initialized;
  private final Object target;

  public AbstractLazyInitializer(Object id, Object target) {
    this.id = id;
    this.initialized = target != null;
    this.target = target;
  }

  public Object getImplementation() {
    Calls.called("getImplementation");
    return target;
  }

  @Override
  public String toString() {
    Calls.called("toString");
    return "";
  }
}
