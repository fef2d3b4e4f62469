package dev.faultline.instrumentation.facade;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InsertionPoint;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.objectweb.asm.Type;

/**
 * Gives the facade's empty methods a body: a call of the method of {@link FacadeProbe} that has the
 * same name and descriptor. Methods that this agent does not know, of a newer facade, stay empty.
 * The class may be there several times, once for each class loader that an application brings it
 * in.
 */
public final class FacadeInstrumentation {

  private FacadeInstrumentation() {}

  /** With all methods that this agent knows. */
  public static ClassInstrumentation ofThisAgent() {
    ClassInstrumentation.Builder bridge =
        ClassInstrumentation.of("dev/faultline/api/AgentBridge", "calls of dev.faultline.api");
    for (Method method : FacadeProbe.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        String descriptor = Type.getMethodDescriptor(method);
        bridge.insert(
            method.getName(),
            descriptor,
            InsertionPoint.inPlaceOfBody(0),
            new ProbeCall(method.getName(), descriptor));
      }
    }
    return bridge.build();
  }
}
