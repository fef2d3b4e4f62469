package dev.faultline.weaving.guard.named;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;

/**
 * A method that a guarded one names and that takes its result: one that verifies it, with nothing
 * else, or one that undoes the call, with the call's arguments before. Immutable.
 */
public final class ResultMethod {

  private final Method method;
  private final boolean takesResult;

  private ResultMethod(Method method, boolean takesResult) {
    this.method = method;
    this.takesResult = takesResult;
  }

  /**
   * The method that tells whether a result is acceptable.
   *
   * @param held whether the result is what the stage holds that the guarded method returns
   * @throws InvalidSettingException when there is none
   */
  public static ResultMethod verifying(Method guarded, String name, boolean held) {
    return find(new Verifying(guarded, name, held));
  }

  /**
   * The method that undoes a call.
   *
   * @param held as above
   * @throws InvalidSettingException when there is none
   */
  public static ResultMethod undoing(Method guarded, String name, boolean held) {
    return find(new Undoing(guarded, name, held));
  }

  private static ResultMethod find(Search search) {
    search.run();
    return new ResultMethod(search.found, search.takesResult(search.found));
  }

  /** The method. */
  public Method method() {
    return method;
  }

  /** Whether its last parameter is for the result. */
  public boolean takesResult() {
    return takesResult;
  }

  /** For one method. */
  private abstract static class Search extends MethodSearch {

    private final boolean held;
    private Method found;

    Search(Method guarded, String setting, String name, boolean held) {
      super(guarded, setting, name);
      this.held = held;
    }

    abstract boolean takesResult(Method method);

    /** Whether the result can be the last argument; it is taken to, if its class is not known. */
    final boolean canTakeResult(Method method) {
      Class<?> result = held ? HandlerResult.classOf(result()) : guarded.getReturnType();
      Class<?>[] parameters = method.getParameterTypes();
      Class<?> last = parameters[parameters.length - 1];
      return result == null || last == result || boxed(last).isAssignableFrom(boxed(result));
    }

    /** As it was written. */
    final Type result() {
      Type returned = guarded.getGenericReturnType();
      if (!held) {
        return returned;
      }
      return returned instanceof ParameterizedType
          ? ((ParameterizedType) returned).getActualTypeArguments()[0]
          : CompletionStage.class.getTypeParameters()[0];
    }

    static Class<?> boxed(Class<?> type) {
      return MethodType.methodType(type).wrap().returnType();
    }

    @Override
    void add(Method method) {
      // The first is the nearest; of two in one class the one that is told more is meant.
      if (found == null
          || found.getDeclaringClass() == method.getDeclaringClass()
              && method.getParameterTypes().length > found.getParameterTypes().length) {
        found = method;
      }
    }

    @Override
    boolean hasFound() {
      return found != null;
    }
  }

  private static final class Verifying extends Search {

    Verifying(Method guarded, String name, boolean held) {
      super(guarded, "verify.method", name, held);
    }

    @Override
    boolean takesResult(Method method) {
      return true;
    }

    @Override
    String whyNot(Method method, TypeBindings bindings) {
      if (boxed(method.getReturnType()) != Boolean.class) {
        return "does not return boolean";
      }
      return method.getParameterTypes().length == 1 && canTakeResult(method)
          ? null
          : "does not take " + result().getTypeName() + ", and nothing else";
    }

    @Override
    String signature() {
      return "boolean " + name + '(' + result().getTypeName() + ')';
    }
  }

  private static final class Undoing extends Search {

    Undoing(Method guarded, String name, boolean held) {
      super(guarded, "undo.method", name, held);
    }

    @Override
    boolean takesResult(Method method) {
      return method.getParameterTypes().length == guarded.getParameterTypes().length + 1;
    }

    @Override
    String whyNot(Method method, TypeBindings bindings) {
      int parameters = method.getParameterTypes().length;
      boolean takes = takesResult(method);
      return hasParametersOfGuarded(method, takes ? parameters - 1 : parameters, bindings)
              && (!takes || canTakeResult(method))
          ? null
          : "does not have the parameters of "
              + guarded
              + ", with or without one for its result ("
              + result().getTypeName()
              + ") behind them";
    }

    @Override
    String signature() {
      return "void " + name + '(' + parametersOfGuarded() + ')';
    }
  }
}
