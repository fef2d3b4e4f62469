package dev.faultline.guards;

import dev.faultline.guards.figures.GuardState;
import dev.faultline.weaving.guard.GuardTable;
import dev.faultline.weaving.guard.GuardedMethods;
import dev.faultline.weaving.guard.MethodGuard;
import dev.faultline.weaving.guard.declaration.ClassFiles;
import dev.faultline.weaving.guard.declaration.DeclarationCheck;
import dev.faultline.weaving.guard.declaration.DeclarationDoubts;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.FailureTypes;
import dev.faultline.weaving.guard.declaration.FallbackCycleCheck;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.guard.declaration.GuardDeclarations;
import dev.faultline.weaving.guard.declaration.NamedMethodCheck;
import dev.faultline.weaving.guard.declaration.Overrides;
import dev.faultline.weaving.guard.declaration.PolicyKind;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/**
 * The methods for which a guard is declared, found as their classes are woven. What is wrong with
 * them is told then. Thread-safe, lock-free.
 */
final class DeclaredGuards implements GuardedMethods {

  private static final String COROUTINE = "Lkotlin/coroutines/Continuation;";

  private final GuardTable table;
  private final GuardBuilding building;
  private final GuardReports reports;

  /** A class that is woven once more keeps the numbers and states of its methods. */
  private final ConcurrentHashMap<MethodKey, MethodGuards> methods = new ConcurrentHashMap<>();

  /** The classes that have to be woven once more. */
  private volatile Set<MethodKey> outgrown = Collections.emptySet();

  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  DeclaredGuards(GuardTable table, GuardBuilding building, GuardReports reports) {
    this.table = table;
    this.building = building;
    this.reports = reports;
  }

  @Override
  public boolean mayInclude(String className, byte[] classFile) {
    // Who asks has looked.
    return true;
  }

  @Override
  public MethodGuard of(ClassLoader loader, ClassOutline type, MethodOutline method) {
    GuardDeclarations declarations = building.declarations();
    ClassFiles files = new LoaderClassFiles(loader);
    GuardDeclaration declared = declarations.of(type, type, method, files, Overrides.NONE);
    if (declared == null) {
      return null;
    }
    String name = name(type, method);
    List<DeclarationProblem> problems = DeclarationCheck.problemsOf(declared);
    problems.addAll(new NamedMethodCheck(type, method, files).problemsOf(declared));
    problems.addAll(new FallbackCycleCheck(declarations, type, files).problemsOf(declared, method));
    MethodGuards before = methods.get(key(loader, type, method));
    if (!problems.isEmpty()) {
      reports.tell(name, problems, consequence(before));
    }
    if (method.descriptor().contains(COROUTINE + ")")) {
      reports.tell(
          name,
          "it is a suspend function, whose attempts end before it does: guard a function that"
              + " blocks, or returns a CompletionStage",
          "it is not guarded");
      return null;
    }
    boolean wrong = !problems.isEmpty() && !reports.isFatal();
    if (wrong && before != null) {
      // What cannot be made is not made: its calls find the guard that there was.
      before.read(type, method);
      return before.number();
    }
    if (wrong || Modifier.isAbstract(method.access()) || method.name().startsWith("<")) {
      return null;
    }
    if (problems.isEmpty()) {
      tellDoubts(name, type, method, declared, files);
    }
    return guards(loader, type, method, declared).number();
  }

  @Override
  public void outgrewCompiler(ClassOutline type, String method, String growth) {
    reports.warn(
        type.name().replace('/', '.') + "." + method,
        "its method "
            + growth
            + " unless it is run with -XX:-DontCompileHugeMethods: have most of the body in a method"
            + " of its own, which is called by this one",
        "it is guarded all the same, and slow");
  }

  /** What was probably meant otherwise, though it can be. */
  private void tellDoubts(
      String name,
      ClassOutline type,
      MethodOutline method,
      GuardDeclaration declared,
      ClassFiles files) {
    reports.doubt(name, DeclarationDoubts.of(declared));
    reports.doubt(name, FailureTypes.doubtsOf(declared, type, files));
    String unseen = UnseenPromise.of(declared, files);
    if (unseen != null) {
      reports.warn(name, unseen, "the call is guarded, not what comes of it");
    }
    String held = HeldMonitor.of(declared, method);
    if (held != null) {
      reports.warn(name, held, "it is guarded all the same");
    }
  }

  private String consequence(MethodGuards before) {
    if (reports.isFatal()) {
      return "its calls fail";
    }
    return before == null ? "it is not guarded" : "it is guarded as before";
  }

  private MethodKey key(ClassLoader loader, ClassOutline type, MethodOutline method) {
    return new MethodKey(loader, type.name(), method.name() + method.descriptor(), gone);
  }

  private MethodGuards guards(
      ClassLoader loader, ClassOutline type, MethodOutline method, GuardDeclaration declared) {
    forgetUnloaded();
    MethodKey key = key(loader, type, method);
    boolean elsewhere = startsElsewhere(declared);
    for (; ; ) {
      MethodGuards there = methods.get(key);
      if (there != null && (there.startsElsewhere() || !elsewhere)) {
        there.read(type, method);
        return there;
      }
      // Code that makes attempts in place can do nothing else: it is woven with another number.
      MethodGuards made = new MethodGuards(building, elsewhere, there);
      made.read(type, method);
      made.numbered(number(method, declared, made));
      if (there == null
          ? methods.putIfAbsent(key, made) == null
          : methods.replace(key, there, made)) {
        return made;
      }
    }
  }

  private void forgetUnloaded() {
    for (Reference<?> one = gone.poll(); one != null; one = gone.poll()) {
      for (MethodGuards unloaded = methods.remove(one);
          unloaded != null;
          unloaded = unloaded.former()) {
        table.forget(unloaded.number());
      }
    }
  }

  private MethodGuard number(MethodOutline method, GuardDeclaration declared, MethodGuards made) {
    boolean isStatic = Modifier.isStatic(method.access());
    if (!made.startsElsewhere()) {
      return table.inPlace(method.name(), method.descriptor(), isStatic, made);
    }
    return returned(declared).equals("java.util.concurrent.Future")
        ? table.future(method.name(), method.descriptor(), isStatic, made)
        : table.stage(method.name(), method.descriptor(), isStatic, made);
  }

  /**
   * Futures only when the method is said to be asynchronous: they do not tell when they are done.
   * The standard has it so for stages too.
   */
  static boolean startsElsewhere(GuardDeclaration declared) {
    boolean asynchronous = declared.policy(PolicyKind.ASYNCHRONOUS) != null;
    switch (returned(declared)) {
      case "java.util.concurrent.CompletionStage":
      case "java.util.concurrent.CompletableFuture":
        return asynchronous || !declared.isStandard();
      case "java.util.concurrent.Future":
        return asynchronous;
      default:
        return false;
    }
  }

  private static String returned(GuardDeclaration declared) {
    return Type.getReturnType(declared.descriptor()).getClassName();
  }

  /** Has the next call of each method ask for its guard anew, by other declarations. */
  void declarationsChanged() {
    // All of them first: what follows asks class loaders of the application, which may fail.
    for (MethodGuards one : methods.values()) {
      one.forget();
    }
    Set<MethodKey> found = new HashSet<>();
    for (Map.Entry<MethodKey, MethodGuards> each : methods.entrySet()) {
      MethodGuards one = each.getValue();
      ClassLoader loader = each.getKey().get();
      if (loader != null && isOutgrown(one, loader)) {
        found.add(classKey(loader, one.declaring().name()));
      }
    }
    outgrown = found;
  }

  /** Whether calls are to be made elsewhere, and it is woven to make its attempts in place. */
  private boolean isOutgrown(MethodGuards one, ClassLoader loader) {
    if (one.startsElsewhere() || !mayStartElsewhere(one.method().descriptor())) {
      return false;
    }
    GuardDeclaration declared = declaration(one, loader);
    return declared != null && startsElsewhere(declared);
  }

  private GuardDeclaration declaration(MethodGuards one, ClassLoader loader) {
    ClassOutline type = one.declaring();
    return building
        .declarations()
        .of(type, type, one.method(), new LoaderClassFiles(loader), Overrides.NONE);
  }

  /** Those of some methods, by {@link GuardState#method}, that have no guard any more. */
  Set<String> undeclaredOf(Set<String> some) {
    Set<String> undeclared = new HashSet<>();
    for (Map.Entry<MethodKey, MethodGuards> each : methods.entrySet()) {
      MethodGuards one = each.getValue();
      String method = name(one.declaring(), one.method()) + one.method().descriptor();
      ClassLoader loader = each.getKey().get();
      if (loader != null && some.contains(method)) {
        GuardDeclaration declared = declaration(one, loader);
        if (declared == null || declared.isEmpty()) {
          undeclared.add(method);
        }
      }
    }
    return undeclared;
  }

  private static String name(ClassOutline type, MethodOutline method) {
    return type.name().replace('/', '.') + "." + method.name();
  }

  private static boolean mayStartElsewhere(String descriptor) {
    switch (Type.getReturnType(descriptor).getClassName()) {
      case "java.util.concurrent.CompletionStage":
      case "java.util.concurrent.CompletableFuture":
      case "java.util.concurrent.Future":
        return true;
      default:
        return false;
    }
  }

  /** Whether there may be classes that are to be woven once more. */
  boolean hasOutgrown() {
    return !outgrown.isEmpty();
  }

  /**
   * Whether a class is to be woven once more, for by now more is declared than it was woven for.
   */
  boolean isOutgrown(ClassLoader loader, String className) {
    Set<MethodKey> all = outgrown;
    return !all.isEmpty() && all.contains(classKey(loader, className));
  }

  private static MethodKey classKey(ClassLoader loader, String className) {
    return new MethodKey(loader, className, "", null);
  }
}
