package dev.faultline.resilience.restore;

import java.util.BitSet;
import java.util.Date;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What a mutable object held that holds one value. */
abstract class HolderContent<H, V> extends Content {

  private final H holder;
  private final V value;

  private HolderContent(H holder) {
    this.holder = holder;
    value = read(holder);
  }

  final V value() {
    return value;
  }

  abstract V read(H from);

  abstract void write(H to, V read);

  @Override
  final void putBack() {
    write(holder, value);
  }

  static Content of(AtomicInteger holder) {
    return new HolderContent<AtomicInteger, Integer>(holder) {
      @Override
      Integer read(AtomicInteger from) {
        return from.get();
      }

      @Override
      void write(AtomicInteger to, Integer read) {
        to.set(read);
      }
    };
  }

  static Content of(AtomicLong holder) {
    return new HolderContent<AtomicLong, Long>(holder) {
      @Override
      Long read(AtomicLong from) {
        return from.get();
      }

      @Override
      void write(AtomicLong to, Long read) {
        to.set(read);
      }
    };
  }

  static Content of(AtomicBoolean holder) {
    return new HolderContent<AtomicBoolean, Boolean>(holder) {
      @Override
      Boolean read(AtomicBoolean from) {
        return from.get();
      }

      @Override
      void write(AtomicBoolean to, Boolean read) {
        to.set(read);
      }
    };
  }

  static Content of(AtomicReference<Object> holder) {
    return new HolderContent<AtomicReference<Object>, Object>(holder) {
      @Override
      Object[] elements() {
        return new Object[] {value()};
      }

      @Override
      Object read(AtomicReference<Object> from) {
        return from.get();
      }

      @Override
      void write(AtomicReference<Object> to, Object read) {
        to.set(read);
      }
    };
  }

  static Content of(Date holder) {
    return new HolderContent<Date, Long>(holder) {
      @Override
      Long read(Date from) {
        return from.getTime();
      }

      @Override
      void write(Date to, Long read) {
        to.setTime(read);
      }
    };
  }

  static Content of(StringBuilder holder) {
    return new HolderContent<StringBuilder, String>(holder) {
      @Override
      String read(StringBuilder from) {
        return from.toString();
      }

      @Override
      void write(StringBuilder to, String read) {
        to.setLength(0);
        to.append(read);
      }
    };
  }

  static Content of(StringBuffer holder) {
    return new HolderContent<StringBuffer, String>(holder) {
      @Override
      String read(StringBuffer from) {
        return from.toString();
      }

      @Override
      void write(StringBuffer to, String read) {
        to.replace(0, to.length(), read);
      }
    };
  }

  static Content of(BitSet holder) {
    return new HolderContent<BitSet, BitSet>(holder) {
      @Override
      BitSet read(BitSet from) {
        return (BitSet) from.clone();
      }

      @Override
      void write(BitSet to, BitSet read) {
        to.clear();
        to.or(read);
      }
    };
  }
}
