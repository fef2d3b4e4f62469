package dev.faultline.it.jdk;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says which JDKs the tests run on, once, before the first. */
public final class JdkReport implements TestExecutionListener {

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    for (Jdk jdk : Jdks.chosen()) {
      System.out.println("Integration tests run on " + jdk + " (" + jdk.home() + ")");
    }
  }
}
