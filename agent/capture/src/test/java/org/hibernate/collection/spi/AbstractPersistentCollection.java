package org.hibernate.collection.spi;

/** The fields of Hibernate's class of this name; every method would query the database. */
public abstract class AbstractPersistentCollection {

  private final transient Object session = "a session";
  private final boolean initialized;
  private final String role;
  private final Object key;

  protected AbstractPersistentCollection(boolean initialized, String role, Object key) {
    this.initialized = initialized;
    this.role = role;
    this.key = key;
  }

  @Override
  public String toString() {
    throw new AssertionError("toString was called");
  }
}
