package org.hibernate.collection.spi;

import java.util.List;

/** The same. */
public class PersistentBag extends AbstractPersistentCollection {

  protected final List<?> bag;

  public PersistentBag(List<?> loaded) {
    super(loaded);
    this.bag = loaded;
  }
}
