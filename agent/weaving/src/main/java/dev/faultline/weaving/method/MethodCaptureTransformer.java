package dev.faultline.weaving.method;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.site.SitesOfClass;
import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.code.ClassFileName;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the methods that the user names, of libraries too, while their classes load. Must come
 * after whatever weaves throw and catch sites: what it inserts is neither. Runs on the
 * application's threads inside class loading: it takes no lock, and a class that cannot be woven
 * loads as it is.
 */
public final class MethodCaptureTransformer implements ClassFileTransformer {

  /** Beyond this the log tells at debug level only. */
  private static final int LEFT_ALONE_LOGGED = 20;

  private final SiteRegistry sites;
  private final MeasuredMethods measured;
  private final ClassLoader agentLoader = MethodCaptureTransformer.class.getClassLoader();
  private final AgentLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicInteger leftAlone = new AtomicInteger();
  private volatile NamedMethods named;
  private volatile UnmatchedPatterns unmatched;

  public MethodCaptureTransformer(
      NamedMethods named, SiteRegistry sites, MeasuredMethods measured, AgentLog log) {
    name(named);
    this.sites = sites;
    this.measured = measured;
    this.log = log;
  }

  /** Names other methods. Loaded classes that {@link #isFor} are to be transformed once more. */
  public final void name(NamedMethods others) {
    unmatched = new UnmatchedPatterns(others);
    named = others;
  }

  /** The methods that are named now. */
  public NamedMethods named() {
    return named;
  }

  /**
   * Whether a loaded class must be transformed when other methods are named by pattern than before.
   *
   * @param className binary name
   */
  public boolean isFor(
      ClassLoader loader, String className, NamedMethods before, NamedMethods after) {
    String name = className.replace('.', '/');
    return loader != null
        && loader != agentLoader
        && (before.mayIncludeByPattern(name) || after.mayIncludeByPattern(name));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    // Our own code calls classes of the bootstrap class loader, which must not call us in turn.
    String name =
        loader == null || loader == agentLoader ? null : ClassFileName.of(className, classFile);
    if (name == null) {
      return null;
    }
    try {
      NamedMethods names = named;
      if (!names.mayInclude(name, classFile)) {
        return null;
      }
      return weave(names, loader, classFile);
    } catch (Throwable failure) {
      // Whatever happens here, the class must load as if the agent were not there.
      if (leftAlone.incrementAndGet() <= LEFT_ALONE_LOGGED) {
        log.warn(
            "the named methods of "
                + name.replace('/', '.')
                + " are not captured, the class was left as it is: "
                + failure);
      }
      return null;
    }
  }

  private byte[] weave(NamedMethods names, ClassLoader loader, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassOutline type = ClassOutline.of(reader);
    unmatched.look(type);
    SitesOfClass its = sites.of(type.name().replace('/', '.'), loader);
    MethodCaptureWeaver weaver = new MethodCaptureWeaver(reader, type, names, its, measured);
    byte[] result = weaver.weave();
    if (result != null) {
      woven.addAndGet(weaver.woven());
    }
    tell(weaver.leftAlone());
    return result;
  }

  /** Patterns that name no method of any class seen so far, as they were written. */
  public List<String> unmatchedPatterns() {
    return unmatched.texts();
  }

  private void tell(List<LeftAlone> methods) {
    for (LeftAlone method : methods) {
      if (leftAlone.incrementAndGet() <= LEFT_ALONE_LOGGED) {
        log.info(method.toString());
      } else {
        log.debug(method.toString());
      }
    }
  }

  /** How many methods have been woven, those of classes loaded twice counted twice. */
  public int woven() {
    return woven.get();
  }

  /** How many methods, and whole classes, were named but left as they were. */
  public int leftAlone() {
    return leftAlone.get();
  }
}
