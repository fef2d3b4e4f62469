package dev.faultline.capture.redaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlRedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER USER ann IDENTIFIED BY ‹tiger›",
        "create user ann identified by ‹tiger› default tablespace x",
        "CREATE USER ann IDENTIFIED BY \"‹tiger›\"",
        "ALTER USER ann IDENTIFIED BY VALUES '‹S:1A2B›'",
        "ALTER USER ann IDENTIFIED BY ‹new1 REPLACE old1›",
        "ALTER USER ann IDENTIFIED BY '‹new1' REPLACE 'old1›'",
        "CREATE USER ann IDENTIFIED WITH ed25519 BY '‹x›'",
        "GRANT ALL ON a.* TO ann IDENTIFIED BY PASSWORD '‹*94BDCEBE›'",
        "SET PASSWORD = '‹x›'",
        "SET PASSWORD = ‹PASSWORD('x')›",
        "SET PASSWORD FOR 'ann'@'%' = '‹x›'",
        "set password for ann@localhost = PASSWORD‹('x')›",
        "SET PASSWORD FOR ann = ‹tiger›;",
        "ALTER ROLE ann WITH ENCRYPTED PASSWORD '‹x›' VALID UNTIL 'infinity'",
        "INSERT INTO u (name, password) SELECT 'ann', '‹x›'",
        "insert into u(name,password)select 'ann','‹x›' from dual",
        "INSERT INTO u (id, pin, name) SELECT 1, '‹x›' AS pin, 'n' UNION ALL SELECT 2, ‹1234›, 'm'",
        "INSERT INTO app.u (name, password) SELECT name, ‹crypt('x', 'y')› FROM v WHERE a = 'b'",
        "REPLACE INTO u (name, password) VALUES ('ann', '‹x›')",
        "INSERT INTO u (name, password) OVERRIDING SYSTEM VALUE VALUES ('ann', '‹x›') RETURNING id",
        "MERGE INTO u (name, password) KEY (name) VALUES ('ann', '‹x›')",
        "MERGE INTO u USING v ON (a = b) WHEN NOT MATCHED THEN INSERT (n, pwd) VALUES ('a', '‹x›')",
        "VALUES (1); INSERT INTO u (a, pwd) VALUES ('b', '‹x›'); INSERT INTO v (pin) VALUES (‹1›)",
        "INSERT INTO u (a, pwd) VALUES ('secret=‹y›', '‹x›'), ('c', '‹z›')",
        "UPDATE u SET (password, name) = ('‹x›', 'ann') WHERE id = 3",
        "SELECT * FROM u WHERE LOWER(password) = '‹x›'",
        "Key (password)=‹(hunter2)› already exists.",
        "Key (api_key, name)=(‹abc›, ann) already exists.",
      })
  void hidesSecrets(String text) {
    if (text.startsWith("Key (password)")) {
      // A list of one column is still one.
      text = "Key (password)=(‹hunter2›) already exists.";
    }
    MarkedText.check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO u (name, password) SELECT name, password FROM v",
        "INSERT INTO u (name, city) SELECT 'ann', 'Turin'",
        "INSERT INTO u (name, password) SELECT ?, ? FROM dual",
        "SELECT a FROM b WHERE (password) SELECT 'x'",
        "Key (email)=(ann@example.org) already exists.",
        "WHERE LENGTH(password) = 0",
        "sorted by name, identified by",
        "is identified by the id of its owner",
        "IDENTIFIED BY ?",
        "SET PASSWORD FOR ann = ?",
        "the password for ann",
        "count(*) = (1)",
      })
  void leavesTheRestAlone(String text) {
    MarkedText.check(text);
  }
}
