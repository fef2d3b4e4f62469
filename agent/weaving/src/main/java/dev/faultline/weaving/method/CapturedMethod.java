package dev.faultline.weaving.method;

import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.ExitSite;
import dev.faultline.capture.site.SitesOfClass;
import dev.faultline.weaving.body.EntryLocals;
import dev.faultline.weaving.body.EntryLocals.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** One named method on its way to being woven. Used by one thread. */
final class CapturedMethod {

  private static final int NOT_MEASURED = -1;

  /** More arguments than this come from a generator; the first are what one would look for. */
  private static final int MAX_VALUES = 64;

  private final String className;
  private final MethodNode method;
  private final CaptureOptions options;
  private final EntryLocals entry;
  private final ProtectedCode body;

  /**
   * @param className internal name
   */
  CapturedMethod(String className, MethodNode method, CaptureOptions options) {
    this.className = className;
    this.method = method;
    this.options = options;
    this.entry = EntryLocals.toPassOn(className, method);
    this.body = usesSubroutines() ? null : ProtectedCode.of(className, method);
  }

  /** Why the method cannot be woven; null when it can. */
  String reasonToLeaveAlone() {
    if (usesSubroutines()) {
      return "it has subroutines (jsr), as compilers before Java 6 made them";
    }
    if (body == null) {
      return "it cannot be told where this constructor calls super()";
    }
    return body.isEmpty() ? "it is a constructor that never calls super()" : null;
  }

  private boolean usesSubroutines() {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one.getOpcode() == Opcodes.JSR || one.getOpcode() == Opcodes.RET) {
        return true;
      }
    }
    return false;
  }

  /**
   * Changes the method.
   *
   * @return null, or why it stays as it is
   */
  String weave(SitesOfClass sites, MeasuredMethods measured, boolean withFrames) {
    List<Entry> values = values();
    List<String> names = new ArrayList<>();
    for (Entry value : values) {
      names.add(value.name);
    }
    String binaryName = className.replace('/', '.');
    ExitSite site =
        sites.entrySite(method.desc, method.name, line(), Collections.unmodifiableList(names));
    if (site == null) {
      return "too many places are woven already";
    }
    int number = options.histogram() ? measured.add(binaryName, method.name) : NOT_MEASURED;
    CaptureCode code = new CaptureCode(method, entry, values, body, withFrames);
    code.insert(number, site.number());
    return null;
  }

  /** What has no name cannot be redacted by name, so it is left out. */
  private List<Entry> values() {
    List<Entry> values = new ArrayList<>();
    for (Entry one : entry.all()) {
      boolean ofConstructor = one.slot == 0 && method.name.equals("<init>") && !one.kept;
      if (options.arguments() && one.name != null && !ofConstructor && values.size() < MAX_VALUES) {
        values.add(one);
      }
    }
    return values;
  }

  private int line() {
    for (AbstractInsnNode one = method.instructions.getFirst(); one != null; one = one.getNext()) {
      if (one instanceof LineNumberNode) {
        return ((LineNumberNode) one).line;
      }
    }
    return -1;
  }
}
