package org.hibernate.collection.spi;

import java.util.List;

/** The same. */
public class PersistentBag extends AbstractPersistentCollection {

  protected final List<?> bag;

  public PersistentBag(boolean initialized, Object key, List<?> bag) {
    super(initialized, "com.acme.Order.lines", key);
    this.bag = bag;
  }
}
