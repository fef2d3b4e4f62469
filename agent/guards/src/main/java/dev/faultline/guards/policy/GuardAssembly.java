package dev.faultline.guards.policy;

import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.application.ApplicationClasses;
import dev.faultline.guards.application.ApplicationRefusals;
import dev.faultline.guards.application.PredicateCheck;
import dev.faultline.guards.application.SuppliedDelay;
import dev.faultline.guards.application.UndoingMethod;
import dev.faultline.guards.application.VerifyingMethod;
import dev.faultline.guards.figures.AllFigures;
import dev.faultline.guards.figures.BulkheadState;
import dev.faultline.guards.figures.GuardFigures;
import dev.faultline.guards.figures.GuardState;
import dev.faultline.guards.standard.MeteredMethod;
import dev.faultline.guards.standard.Places;
import dev.faultline.guards.telling.Stories;
import dev.faultline.resilience.Guard;
import dev.faultline.resilience.GuardConfiguration;
import dev.faultline.resilience.breaker.CircuitBreaker;
import dev.faultline.resilience.bulkhead.SemaphoreBulkhead;
import dev.faultline.resilience.bulkhead.SemaphoreBulkheadConfiguration;
import dev.faultline.resilience.bulkhead.ThreadPoolBulkhead;
import dev.faultline.resilience.compensate.Compensations;
import dev.faultline.resilience.listener.GuardListener;
import dev.faultline.resilience.restore.FieldOpener;
import dev.faultline.resilience.restore.Restore;
import dev.faultline.resilience.restore.RestoreListener;
import dev.faultline.resilience.retry.RetryPolicy;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.declaration.DeclaredPolicies;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.guard.declaration.GuardSetting;
import dev.faultline.weaving.guard.declaration.PolicyDeclaration;
import dev.faultline.weaving.guard.declaration.PolicyKind;
import dev.faultline.weaving.guard.named.ResultMethod;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Makes the guard of one method in one deployment. Used once, by one thread. */
public final class GuardAssembly {

  private final GuardedMethod method;
  private final Deployment deployment;
  private final Compensations operations;
  private final Stories stories;
  private final PackageOpener opener;
  private final RestoreListener restores;
  private final GuardDeclaration declaration;
  private final ApplicationClasses classes;
  private final String name;
  private final int generation;
  private final GuardFigures figures;
  private CircuitBreaker breaker;
  private BulkheadState bulkhead;
  private Places places;

  /**
   * @param operations of all guards, because an operation's steps are methods of many classes
   * @param all figures of all guards
   * @param stories where it is told what the guard does
   * @param restores is told what the guard does not restore
   * @param generation of the declarations
   */
  public GuardAssembly(
      GuardedMethod method,
      Deployment deployment,
      Compensations operations,
      AllFigures all,
      Stories stories,
      PackageOpener opener,
      RestoreListener restores,
      int generation) {
    this.stories = stories;
    this.method = method;
    this.deployment = deployment;
    this.operations = operations;
    this.opener = opener;
    this.restores = restores;
    this.generation = generation;
    this.declaration = method.declaration();
    this.classes = new ApplicationClasses(method.declaring().getClassLoader(), opener);
    this.name = deployment.claimName(method);
    this.figures = all.of(name);
  }

  /** Whether the guard cannot have its name, because that of a method of another class has it. */
  public boolean isNameTaken() {
    return !name.equals(method.guardName());
  }

  /**
   * The guard.
   *
   * @param asynchronous whether its calls are made elsewhere
   * @throws InvalidSettingException when it cannot be as it was declared
   */
  public Guard make(boolean asynchronous) {
    try {
      return assemble(asynchronous);
    } catch (InvalidSettingException wrong) {
      throw declaration.asWritten(wrong);
    }
  }

  private Guard assemble(boolean asynchronous) {
    GuardConfiguration.Builder guard =
        GuardConfiguration.named(name)
            .follow(stories)
            .carry(operations)
            .refusals(ApplicationRefusals.of(classes, declaration.isStandard()))
            .fallback(new DeclaredFallbacks(method, classes).chain());
    for (PolicyDeclaration policy : declaration.policies()) {
      add(guard, policy, asynchronous);
    }
    GuardListener listener = deployment.metrics().with(figures, metered(), method.receiver());
    Guard made = new Guard(guard.build(), deployment.environment(), listener);
    deployment.add(new GuardState(declaration.name(), method.key(), figures, breaker, bulkhead));
    return made;
  }

  private MeteredMethod metered() {
    MeteredMethod.Builder metered =
        MeteredMethod.named(method.standardName()).breaker(breaker).bulkhead(places);
    if (declaration.policy(PolicyKind.FALLBACK) != null) {
      metered.fallback();
    }
    if (declaration.policy(PolicyKind.RETRY) != null) {
      metered.retry();
    }
    if (declaration.policy(PolicyKind.TIMEOUT) != null) {
      metered.timeout();
    }
    return metered.build();
  }

  private void add(
      GuardConfiguration.Builder guard, PolicyDeclaration policy, boolean asynchronous) {
    switch (policy.kind()) {
      case ASYNCHRONOUS:
        guard.offload();
        break;
      case RETRY:
        guard.retry(retry(policy));
        break;
      case CIRCUIT_BREAKER:
        breaker =
            deployment
                .breakers()
                .obtain(
                    shared(policy, GuardSetting.BREAKER_NAME),
                    DeclaredPolicies.breaker(policy),
                    generation);
        breaker.addListener(stories.breakers());
        guard.circuitBreaker(breaker, DeclaredPolicies.breakerFailures(policy));
        break;
      case TIMEOUT:
        guard.timeout(
            policy.is(GuardSetting.TIMEOUT_ADAPTIVE)
                ? deployment.timeout(name, DeclaredPolicies.adaptiveTimeout(policy))
                : DeclaredPolicies.timeout(policy));
        break;
      case BULKHEAD:
        addBulkhead(guard, policy, asynchronous);
        break;
      case RATE_LIMITER:
        guard.rateLimiter(
            deployment
                .limiters()
                .obtain(
                    shared(policy, GuardSetting.LIMITER_NAME),
                    DeclaredPolicies.limiter(policy),
                    generation));
        break;
      case RESTORE:
        // Declared for a static method it is told, and there is nothing to restore.
        if (!Modifier.isStatic(method.method().getModifiers())) {
          guard.restore(restore(policy));
        }
        break;
      case COMPENSATED:
        guard.compensate(operations);
        break;
      case VERIFY:
        if (policy.has(GuardSetting.VERIFY_METHOD)) {
          guard.verify(
              new VerifyingMethod(
                  ResultMethod.verifying(
                      method.method(),
                      policy.text(GuardSetting.VERIFY_METHOD),
                      givesHeld(asynchronous))));
        } else {
          guard.verify(check(policy, GuardSetting.VERIFY_BY));
        }
        break;
      case UNDO:
        guard.step(
            operations,
            new UndoingMethod(
                ResultMethod.undoing(
                    method.method(),
                    policy.text(GuardSetting.UNDO_METHOD),
                    givesHeld(asynchronous))));
        break;
      default:
        // Fallbacks are a chain, and budgets part of the retry.
    }
  }

  /** Whether results are what stages come to: a future is a result itself. */
  private boolean givesHeld(boolean asynchronous) {
    return asynchronous && CompletionStage.class.isAssignableFrom(method.method().getReturnType());
  }

  private RetryPolicy retry(PolicyDeclaration policy) {
    SuppliedDelay delay =
        policy.has(GuardSetting.RETRY_DELAY_FROM)
            ? new SuppliedDelay(object(policy, GuardSetting.RETRY_DELAY_FROM))
            : null;
    RetryPolicy.Builder retry = DeclaredPolicies.retry(policy, delay);
    if (policy.has(GuardSetting.RETRY_ON_RESULT)) {
      retry.onResult(check(policy, GuardSetting.RETRY_ON_RESULT));
    }
    PolicyDeclaration budget = declaration.policy(PolicyKind.RETRY_BUDGET);
    if (budget != null) {
      retry.budget(
          deployment
              .budgets()
              .obtain(
                  shared(budget, GuardSetting.BUDGET_NAME),
                  DeclaredPolicies.budget(budget),
                  generation));
    }
    return retry.build();
  }

  private void addBulkhead(
      GuardConfiguration.Builder guard, PolicyDeclaration policy, boolean asynchronous) {
    SemaphoreBulkheadConfiguration configuration = DeclaredPolicies.bulkhead(policy);
    String shared = shared(policy, GuardSetting.BULKHEAD_NAME);
    boolean threads = declaration.policy(PolicyKind.ASYNCHRONOUS) != null;
    SharedBulkheads bulkheads = deployment.bulkheads();
    bulkheads.declare(shared, threads, configuration, generation);
    if (asynchronous && threads) {
      ThreadPoolBulkhead pool = bulkheads.pool(shared, configuration, generation);
      places = Places.of(pool);
      bulkhead = BulkheadState.of(pool);
      guard.bulkhead(pool);
    } else {
      SemaphoreBulkhead semaphore = bulkheads.semaphore(shared, configuration, generation);
      places = Places.of(semaphore);
      bulkhead = BulkheadState.of(semaphore);
      guard.bulkhead(semaphore);
    }
  }

  private Restore restore(PolicyDeclaration policy) {
    Restore.Builder restore =
        Restore.of(method.receiver())
            .listener(restores)
            .opener(
                new FieldOpener() {
                  @Override
                  public void open(Field field) {
                    opener.open(field.getDeclaringClass());
                    field.setAccessible(true);
                  }
                });
    List<String> fields = policy.names(GuardSetting.RESTORE_FIELDS);
    if (fields != null && !fields.isEmpty()) {
      restore.fields(fields.toArray(new String[0]));
    }
    return restore.build();
  }

  private PredicateCheck check(PolicyDeclaration policy, GuardSetting setting) {
    return new PredicateCheck(setting.key(), object(policy, setting));
  }

  private Object object(PolicyDeclaration policy, GuardSetting setting) {
    return classes.make(setting.key(), classes.find(setting.key(), policy.text(setting)));
  }

  /** The name that a policy is shared by; the guard's own when it is the method's alone. */
  private String shared(PolicyDeclaration policy, GuardSetting setting) {
    String given = policy.has(setting) ? policy.text(setting) : "";
    return given.isEmpty() ? name : given;
  }
}
