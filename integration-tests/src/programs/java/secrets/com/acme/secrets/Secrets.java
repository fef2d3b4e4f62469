package com.acme.secrets;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Has secrets in variables, fields, arrays and maps, and fails. Each of them contains "hush". */
public final class Secrets {

  static final class Account {
    final String user = "ada";
    final String passWord = "hush-field";
    final char[] pin_code = "hush-chars".toCharArray();
    final Map<String, Object> headers = new LinkedHashMap<>();
    final Credentials credentials = new Credentials();
    final Profile profile = new Profile();

    Account() {
      headers.put("Authorization", "Bearer hush-header");
      headers.put("X-Api-Key", "hush-key");
      headers.put("Accept", "text/plain");
      Map<String, String> nested = new HashMap<>();
      nested.put("client_secret", "hush-nested");
      headers.put("nested", nested);
    }
  }

  static final class Credentials {
    final String name = "hush-in-credentials";
  }

  static final class Profile {
    final String sessionId = "hush-session";
    final String city = "Turin";
  }

  public static void main(String[] args) {
    try {
      login("ada", "hush-argument");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    try {
      pay();
    } catch (IllegalStateException e) {
      System.out.println("payment failed");
    }
  }

  /** Secrets that only their looks, their type or a pattern tell. */
  private static void pay() {
    String note = "paid with 4111 1111 1111 1111, ticket HUSH-1";
    long number = 4111111111111111L;
    String url = "https://ada:hush-url@pay.example.org/?api_key=hush-query";
    String sql = "UPDATE users SET password = 'hush-sql' WHERE name = 'ada'";
    String insert = "INSERT INTO users (name, password) VALUES ('ada', 'hush-insert')";
    StringBuilder header = new StringBuilder("Authorization: Bearer hush-bearer1");
    javax.crypto.SecretKey key = new javax.crypto.spec.SecretKeySpec("hush-key".getBytes(), "AES");
    Vault vault = new Vault();
    String token = "hush-plain-token";
    int tokens = 5;
    throw new IllegalStateException(
        "no answer from jdbc:sqlserver://db;user=sa;password=hush-message; ticket HUSH-2",
        new IllegalArgumentException("{\"secret\":\"hush-cause\"}"));
  }

  static final class Vault {
    final String content = "hush-in-vault";
  }

  private static void login(String user, String password) {
    String accessToken = "hush-token";
    String[] refreshTokens = {"hush-one", "hush-two"};
    String API_KEY = "hush-upper";
    long secret = 4711_0815L;
    String ownWord = "hush-own-word";
    Account account = new Account();
    Map<String, String> env = new HashMap<>();
    env.put("DB_PASSWORD", "hush-env");
    int attempts = 3;
    throw new IllegalStateException("login failed");
  }
}
