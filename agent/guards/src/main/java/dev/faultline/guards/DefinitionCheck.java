package dev.faultline.guards;

import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.guards.application.ApplicationClasses;
import dev.faultline.guards.container.MicroProfileConfig;
import dev.faultline.guards.policy.DeclaredFallbacks;
import dev.faultline.guards.policy.GuardedMethod;
import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.declaration.ClassFiles;
import dev.faultline.weaving.guard.declaration.DeclarationCheck;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.GuardDeclaration;
import dev.faultline.weaving.guard.declaration.GuardDeclarations;
import dev.faultline.weaving.guard.declaration.Overrides;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds all that is wrong with the guards of a class before any of its methods is called, in the
 * application that the current thread works for. Makes no guard, and no object of the
 * application's. Used by one thread.
 */
final class DefinitionCheck {

  private final GuardDeclarations declarations;
  private final PackageOpener opener;
  private final Class<?> type;
  private final Overrides configuration;
  private final ClassFiles files;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param context of the current thread; null for none
   */
  DefinitionCheck(
      GuardDeclarations declarations, PackageOpener opener, Class<?> type, ClassLoader context) {
    this.declarations = declarations;
    this.opener = opener;
    this.type = type;
    this.configuration = new MicroProfileConfig(context, type.getClassLoader());
    this.files = new LoaderClassFiles(type.getClassLoader());
  }

  /** What is wrong with the methods that it has and inherits, each with how to mend it. */
  List<String> problems() {
    ClassOutline outline = outline(type);
    // What a class says of all its methods is not said of Object's.
    for (Class<?> one = type;
        outline != null && one != null && one != Object.class;
        one = one.getSuperclass()) {
      ClassOutline declaring = outline(one);
      if (declaring != null) {
        for (MethodOutline method : declaring.methods()) {
          check(outline, declaring, one, method);
        }
      }
    }
    return problems;
  }

  private ClassOutline outline(Class<?> one) {
    return files.find(one.getName().replace('.', '/'));
  }

  private void check(
      ClassOutline outline, ClassOutline declaring, Class<?> from, MethodOutline method) {
    GuardDeclaration declared = declarations.of(outline, declaring, method, files, configuration);
    if (declared == null) {
      return;
    }
    String name = from.getName() + '.' + method.name();
    for (DeclarationProblem problem : DeclarationCheck.problemsOf(declared)) {
      problems.add(name + ": " + problem);
    }
    try {
      GuardedMethod guarded = new GuardedMethod(from, type, declared);
      ApplicationClasses classes = new ApplicationClasses(from.getClassLoader(), opener);
      new DeclaredFallbacks(guarded, classes).check();
    } catch (InvalidSettingException wrong) {
      problems.add(name + ": " + wrong.getMessage());
    }
  }
}
