package org.hibernate.proxy;

/** The fields of Hibernate's class of this name. */
public class AbstractLazyInitializer {

  private final String entityName;
  private final Object id;
  private final boolean initialized;
  private final Object target;

  public AbstractLazyInitializer(String entityName, Object id, boolean initialized, Object target) {
    this.entityName = entityName;
    this.id = id;
    this.initialized = initialized;
    this.target = target;
  }
}
