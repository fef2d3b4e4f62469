package dev.faultline.guards;

import dev.faultline.capture.PerClass;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.container.MicroProfileConfig;
import dev.faultline.guards.container.RequestContext;
import dev.faultline.guards.figures.AllFigures;
import dev.faultline.guards.policy.Deployment;
import dev.faultline.guards.policy.GuardAssembly;
import dev.faultline.guards.policy.GuardedMethod;
import dev.faultline.guards.telling.Stories;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.call.StackRoom;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.CallScope;
import dev.faultline.weaving.guard.declaration.ClassFiles;
import dev.faultline.weaving.guard.declaration.DeclarationCheck;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.FailureTypes;
import dev.faultline.weaving.guard.declaration.FallbackCycleCheck;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.guard.declaration.GuardDeclarations;
import dev.faultline.weaving.guard.declaration.NamedMethodCheck;
import dev.faultline.weaving.method.pattern.ClassOutline;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Makes the guards of woven methods when they are first called, on the thread that calls.
 * Thread-safe, lock-free: of two threads that come at the same time both make one, and their states
 * are the same.
 */
final class GuardBuilding {

  private static final String NOT_GUARDED = "it is not guarded";
  private static final String AS_BEFORE = "it is guarded as before";
  private static final AtomicReferenceFieldUpdater<GuardBuilding, Declared> DECLARED =
      AtomicReferenceFieldUpdater.newUpdater(GuardBuilding.class, Declared.class, "declared");

  private static final String FATAL = "its calls fail";

  private final PerClass<ClassGuards> ofClasses =
      new PerClass<ClassGuards>() {
        @Override
        protected ClassGuards make(Class<?> type) {
          return new ClassGuards();
        }
      };

  private final Compensations operations;

  /** Set while the thread makes a guard: what that calls of the application is not guarded. */
  private final ThreadLocal<Boolean> making = new ThreadLocal<>();

  private final AllFigures figures;

  /** Names that were declared for methods that have been called, of guards switched off too. */
  private final Set<String> called = ConcurrentHashMap.newKeySet();

  private final Deployments deployments;
  private final Stories stories;
  private final PackageOpener opener;
  private final GuardReports reports;

  private volatile Declared declared;

  GuardBuilding(
      Declared declared,
      AllFigures figures,
      Deployments deployments,
      Stories stories,
      PackageOpener opener,
      GuardReports reports) {
    this.declared = declared;
    this.figures = figures;
    this.stories = stories;
    this.deployments = deployments;
    this.opener = opener;
    this.reports = reports;
    this.operations = new Compensations(new UndoListener(reports));
  }

  GuardDeclarations declarations() {
    return declared.declarations;
  }

  /**
   * Makes guards by other declarations from now on. Methods must be told to ask anew.
   *
   * @return false when it does so already, or by later ones
   */
  boolean declare(Declared others) {
    for (; ; ) {
      Declared before = declared;
      if (before.generation >= others.generation) {
        return false;
      }
      if (DECLARED.compareAndSet(this, before, others)) {
        return true;
      }
    }
  }

  /**
   * The guard of a method, made if there is none yet.
   *
   * @param context of the thread that calls; null for none
   * @return null when this call is not guarded, though the next may be
   */
  BuiltGuard find(MethodGuards method, Class<?> receiver, ClassLoader context) {
    ClassGuards ofClass = ofClasses.get(receiver);
    BuiltGuard there = ofClass.find(method, receiver, context);
    Declared now = declared;
    if (there != null && there.generation == now.generation) {
      return there;
    }
    if (making.get() != null) {
      return null;
    }
    // Maps and classes of others would stay half made.
    StackRoom.ensure();
    making.set(Boolean.TRUE);
    try {
      Deployment deployment = deployments.of(receiver, context);
      BuiltGuard shared = ofClass.findInDeployment(method, deployment);
      BuiltGuard before =
          shared == null && method.former() != null
              ? ofClass.findInDeployment(method.former(), deployment)
              : shared;
      MadeGuard made =
          shared != null && shared.generation == now.generation
              ? shared.made()
              : make(method, receiver, context, deployment, before, now);
      BuiltGuard built =
          new BuiltGuard(method, receiver, context, deployment, made, now.generation);
      ofClass.put(built, context);
      return built;
    } finally {
      making.remove();
    }
  }

  /** The one before, when the new one cannot be made. */
  private MadeGuard make(
      MethodGuards method,
      Class<?> receiver,
      ClassLoader context,
      Deployment deployment,
      BuiltGuard before,
      Declared now) {
    String name = name(method);
    try {
      Class<?> declaring = DeclaringClass.of(receiver, method.declaring().name());
      if (declaring == null) {
        throw new IllegalStateException(receiver + " does not inherit it");
      }
      GuardDeclaration declared = declaration(now, method, receiver, declaring, context);
      if (declared == null
          || declared.isStandard()
              && DeclaringClass.isOverridden(receiver, declaring, method.method())) {
        return MadeGuard.NONE;
      }
      called.add(declared.name());
      List<DeclarationProblem> problems = DeclarationCheck.problemsOf(declared);
      ClassFiles files = new LoaderClassFiles(declaring.getClassLoader());
      problems.addAll(
          new NamedMethodCheck(method.declaring(), method.method(), files).problemsOf(declared));
      problems.addAll(
          new FallbackCycleCheck(now.declarations, method.declaring(), files)
              .problemsOf(declared, method.method()));
      if (reports.isFatal()) {
        problems.addAll(declared.leftOut());
      }
      if (!problems.isEmpty()) {
        String all = reports.tell(name, problems, consequence(before));
        return broken(name, all, deployment, before);
      }
      if (declared.isEmpty()) {
        return MadeGuard.NONE;
      }
      reports.doubt(name, FailureTypes.doubtsOf(declared, method.declaring(), files));
      // The application's configuration may have it otherwise than the class file.
      boolean isToStartElsewhere = DeclaredGuards.startsElsewhere(declared);
      boolean elsewhere = isToStartElsewhere && method.startsElsewhere();
      if (isToStartElsewhere && !elsewhere && receiver != declaring) {
        reports.warn(
            name,
            "it is asynchronous on objects of "
                + receiver.getName()
                + " alone, but woven for all: say so on the method, or for its class",
            "its calls run on their callers' threads");
      }
      GuardedMethod guarded = new GuardedMethod(declaring, receiver, declared);
      GuardAssembly assembly =
          new GuardAssembly(
              guarded,
              deployment,
              operations,
              figures,
              stories,
              opener,
              new RestoreReports(name, reports),
              now.generation);
      if (assembly.isNameTaken()) {
        reports.warn(
            name,
            "a method of another class has a guard named " + declared.name() + ": give it another",
            "it is guarded all the same, and listed with its method");
      }
      Guard guard = assembly.make(elsewhere);
      CallScope scope =
          elsewhere && declared.isStandard()
              ? RequestContext.of(context, receiver.getClassLoader())
              : null;
      return new MadeGuard(guard, scope, !elsewhere);
    } catch (InvalidSettingException wrong) {
      reports.tell(name, wrong.getMessage(), consequence(before));
      return broken(name, wrong.getMessage(), deployment, before);
    } catch (LinkageError | RuntimeException failure) {
      reports.tell(name, "it cannot be made: " + failure, consequence(before));
      return broken(name, failure.toString(), deployment, before);
    }
  }

  private static String name(MethodGuards method) {
    return method.declaring().name().replace('/', '.') + "." + method.method().name();
  }

  private String consequence(BuiltGuard before) {
    return before != null ? AS_BEFORE : reports.isFatal() ? FATAL : NOT_GUARDED;
  }

  private MadeGuard broken(String name, String problem, Deployment deployment, BuiltGuard before) {
    if (before != null) {
      return before.made();
    }
    return reports.isFatal()
        ? new MadeGuard(FailingGuard.of(name, problem, deployment.environment()), null, true)
        : MadeGuard.NONE;
  }

  private static GuardDeclaration declaration(
      Declared now,
      MethodGuards method,
      Class<?> receiver,
      Class<?> declaring,
      ClassLoader context) {
    ClassFiles files = new LoaderClassFiles(receiver.getClassLoader());
    ClassOutline outline =
        receiver == declaring ? method.declaring() : outlineOf(receiver, declaring, files);
    return now.declarations.of(
        outline == null ? method.declaring() : outline,
        method.declaring(),
        method.method(),
        files,
        new MicroProfileConfig(context, receiver.getClassLoader()));
  }

  /** Of the class, or of the first above it that has a class file: not all that is made has one. */
  private static ClassOutline outlineOf(Class<?> receiver, Class<?> declaring, ClassFiles files) {
    for (Class<?> one = receiver; one != null && one != declaring; one = one.getSuperclass()) {
      ClassOutline found = files.find(one.getName().replace('.', '/'));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether a method has been called for which a guard of that name is declared. */
  boolean isCalled(String declaredName) {
    return called.contains(declaredName);
  }

  /** The operations of all guards. */
  Compensations operations() {
    return operations;
  }

  /** What all guards have done. */
  AllFigures figures() {
    return figures;
  }

  /** Takes all guards away from the application's classes. */
  void end() {
    ofClasses.end();
  }
}
