package dev.faultline.client.event;

/** Whom the work is done for. Every part may be missing. Immutable. */
public final class User {
  private final String id;
  private final String name;
  private final String email;
  private final String ip;

  /** A user; each argument may be null for not known. */
  public User(String id, String name, String email, String ip) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.ip = ip;
  }

  /** What the application calls the user by, or null. */
  public String id() {
    return id;
  }

  /** The name for people to read, or null. */
  public String name() {
    return name;
  }

  /** The e-mail address, or null. */
  public String email() {
    return email;
  }

  /** The network address, as text, or null. */
  public String ip() {
    return ip;
  }
}
