package dev.faultline.weaving.method;

import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.SitesOfClass;
import dev.faultline.weaving.body.BodyWeaver;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the named methods of one class; the others are copied as they are. Loads no class. Used
 * once, by one thread.
 */
final class MethodCaptureWeaver extends BodyWeaver<CaptureOptions> {

  private final SitesOfClass sites;
  private final MeasuredMethods measured;

  MethodCaptureWeaver(
      ClassReader reader,
      ClassOutline type,
      NamedMethods names,
      SitesOfClass sites,
      MeasuredMethods measured) {
    super(reader, type, "is named but not captured");
    this.sites = sites;
    this.measured = measured;
    List<String> withoutCode = new ArrayList<>();
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      CaptureOptions options = names.of(type, method);
      if (options == null) {
        continue;
      }
      if ((method.access() & Opcodes.ACC_ABSTRACT) != 0) {
        withoutCode.add(method.name());
      } else if ((method.access() & Opcodes.ACC_NATIVE) != 0) {
        leaveAlone(method.name(), "it is native, and has no code to weave");
      } else {
        choose(i, options);
      }
    }
    // Beside methods that have code, abstract ones were hardly meant.
    if (!isAnyChosen() && !withoutCode.isEmpty()) {
      leaveAbstractAlone(withoutCode);
    }
  }

  private void leaveAbstractAlone(List<String> methods) {
    String method = methods.get(0);
    leaveAlone(
        method,
        "it is abstract"
            + (methods.size() > 1 ? ", like all that are named of this class" : "")
            + "; name the classes that implement it, or with a + all that name this one, such as "
            + type().name().replace('/', '.')
            + "+."
            + method
            + "(..)");
  }

  @Override
  protected String change(MethodNode method, CaptureOptions options) {
    CapturedMethod captured = new CapturedMethod(type().name(), method, options);
    String reason = captured.reasonToLeaveAlone();
    return reason == null ? captured.weave(sites, measured, withFrames()) : reason;
  }

  /** What is only watched must not become slow for it. */
  @Override
  protected boolean sparesCompiler() {
    return true;
  }
}
