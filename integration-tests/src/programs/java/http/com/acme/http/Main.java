package com.acme.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server and its client, an executor, and exceptions in all of them. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Main::answer);
    server.setExecutor(pool);
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    System.out.println(get(address + "/books/7"));
    System.out.println(get(address + "/books/none"));
    Callable<String> task =
        () -> {
          String customer = "Ada";
          throw new IllegalStateException("no orders of " + customer);
        };
    try {
      pool.submit(task).get();
    } catch (ExecutionException e) {
      System.out.println(e.getCause());
    }
    server.stop(0);
    pool.shutdown();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int status = 200;
    try {
      find(path.substring(path.lastIndexOf('/') + 1));
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage() + " in " + e.getStackTrace()[0].getMethodName());
      status = 404;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static int find(String id) {
    if (!Character.isDigit(id.charAt(0))) {
      throw new IllegalArgumentException("no book " + id);
    }
    return Integer.parseInt(id);
  }

  private static int get(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (body != null) {
      body.close();
    }
    return status;
  }
}
