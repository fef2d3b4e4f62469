package dev.faultline.api;

/**
 * Whom the work is done for. What is said here leaves the JVM as it is. Immutable.
 *
 * <pre>{@code
 * Faultline.user(User.id("4711").name("Ann"));
 * }</pre>
 */
public final class User {

  private final String id;
  private final String name;
  private final String email;
  private final String ip;

  private User(String id, String name, String email, String ip) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.ip = ip;
  }

  /**
   * A user.
   *
   * @param id what the application calls the user by; null when there is no such thing
   */
  public static User id(String id) {
    return new User(id, null, null, null);
  }

  /** The same user with a name. */
  public User name(String name) {
    return new User(id, name, email, ip);
  }

  /** The same user with an e-mail address. */
  public User email(String email) {
    return new User(id, name, email, ip);
  }

  /** The same user with a network address. */
  public User ip(String ip) {
    return new User(id, name, email, ip);
  }

  void tell(Object scope) {
    AgentBridge.user(scope, id, name, email, ip);
  }
}
