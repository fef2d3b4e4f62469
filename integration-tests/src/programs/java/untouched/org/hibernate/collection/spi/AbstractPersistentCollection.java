package org.hibernate.collection.spi;

import com.acme.untouched.Calls;
import java.util.AbstractList;
import java.util.List;

/** The fields of Hibernate's class of this name; its methods would query the database. */
public abstract class AbstractPersistentCollection extends AbstractList<Object> {

  private final Object session = new Object();
  private final boolean initialized;
  private final String role = "com.acme.Order.lines";
  private final Object key = 7;

  protected AbstractPersistentCollection(List<?> loaded) {
    this.initialized = loaded != null;
  }

  @Override
  public Object get(int index) {
    Calls.called("get");
    return null;
  }

  @Override
  public int size() {
    Calls.called("size");
    return 0;
  }
}
