package dev.faultline.capture.snapshot;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;

/** Types of the JDK that hold one value, which they give without running any other code. */
final class Holders {

  private Holders() {}

  /** The plan of this class of the JDK; null when it holds no single value. */
  static ObjectPlan planOf(Class<?> type) {
    if (type == Optional.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          return ((Optional<?>) holder).isPresent() ? ((Optional<?>) holder).get() : null;
        }
      };
    }
    if (type == AtomicReference.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          return ((AtomicReference<?>) holder).get();
        }
      };
    }
    if (type == WeakReference.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          return ((WeakReference<?>) holder).get();
        }
      };
    }
    if (type == AtomicMarkableReference.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          return ((AtomicMarkableReference<?>) holder).getReference();
        }
      };
    }
    if (type == AtomicStampedReference.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          return ((AtomicStampedReference<?>) holder).getReference();
        }
      };
    }
    return ofNumbers(type);
  }

  private static ObjectPlan ofNumbers(Class<?> type) {
    if (type == OptionalInt.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          OptionalInt optional = (OptionalInt) holder;
          return optional.isPresent() ? (Object) optional.getAsInt() : null;
        }
      };
    }
    if (type == OptionalLong.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          OptionalLong optional = (OptionalLong) holder;
          return optional.isPresent() ? (Object) optional.getAsLong() : null;
        }
      };
    }
    if (type == OptionalDouble.class) {
      return new HolderPlan() {
        @Override
        Object held(Object holder) {
          OptionalDouble optional = (OptionalDouble) holder;
          return optional.isPresent() ? (Object) optional.getAsDouble() : null;
        }
      };
    }
    return null;
  }
}
