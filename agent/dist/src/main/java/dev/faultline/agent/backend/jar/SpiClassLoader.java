package dev.faultline.agent.backend.jar;

/**
 * What backends from jars see beside their own classes: the JDK, and of the agent what is made for
 * them. The agent's libraries and inner parts stay out, so that a jar may bring other versions of
 * the same libraries, and nothing grows roots in what will change.
 */
final class SpiClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String SPI = "dev.faultline.client.";

  private final ClassLoader agent;

  /**
   * @param agent has the SPI's classes; its parent is the JDK's
   */
  SpiClassLoader(ClassLoader agent) {
    super(agent.getParent());
    this.agent = agent;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(SPI)) {
      return agent.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
