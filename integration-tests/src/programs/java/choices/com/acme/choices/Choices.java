package com.acme.choices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.util.Collections;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.HdrHistogram.Histogram;
import org.objectweb.asm.ClassReader;

/** Uses libraries that the agent has copies of, and makes choices that can be made only once. */
public final class Choices {

  public static void main(String[] args) throws Exception {
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", OwnServerBuilder.class.getName());
    useLibraries();
    try {
      fail("choice");
    } catch (IllegalStateException e) {
      System.out.println("caught " + e.getMessage());
    }
    choose();
    lookAround();
  }

  private static void useLibraries() throws Exception {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      generator.writeEndObject();
    }
    System.out.println("jackson " + new JsonFactory().version() + " " + json);

    System.out.println("okhttp " + okhttp3.OkHttp.VERSION);
    Request request = new Request.Builder().url("http://127.0.0.1:9/").build();
    try {
      new OkHttpClient().newCall(request).execute().close();
    } catch (IOException refused) {
      System.out.println("refused " + refused.getClass().getName());
    }
    System.out.println("kotlin " + kotlin.KotlinVersion.CURRENT);

    Histogram histogram = new Histogram(2);
    histogram.recordValue(7);
    System.out.println("histogram " + histogram.getMaxValue());

    Class<?> made =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("made"))
            .make()
            .load(Choices.class.getClassLoader())
            .getLoaded();
    System.out.println("byte buddy " + made.getDeclaredConstructor().newInstance());

    for (Class<?> type :
        new Class<?>[] {
          JsonFactory.class, OkHttpClient.class, kotlin.Unit.class, okio.Buffer.class,
          Histogram.class, ByteBuddy.class, ClassReader.class
        }) {
      String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
      System.out.println(type.getName() + " from " + new File(place).getName());
    }
  }

  private static void fail(String word) {
    throw new IllegalStateException(word);
  }

  private static void choose() {
    Logger.getLogger("com.acme");
    System.out.println("log manager " + LogManager.getLogManager().getClass().getName());
    ManagementFactory.getPlatformMBeanServer();
    System.out.println("mbean servers by own builder " + OwnServerBuilder.built());
    URL.setURLStreamHandlerFactory(protocol -> null);
    System.out.println("default handler " + Thread.getDefaultUncaughtExceptionHandler());
  }

  private static void lookAround() throws Exception {
    for (String name :
        new String[] {
          "dev.faultline.shaded.okhttp3.OkHttpClient",
          "dev.faultline.shaded.asm.ClassReader",
          "dev.faultline.agent.AgentStart",
          "dev.faultline.capture.record.ExceptionRecorder"
        }) {
      for (ClassLoader loader :
          new ClassLoader[] {
            Choices.class.getClassLoader(), Thread.currentThread().getContextClassLoader(), null
          }) {
        try {
          Class.forName(name, false, loader);
          System.out.println(name + " can be seen");
        } catch (ClassNotFoundException expected) {
          System.out.println(name + " cannot be seen");
        }
      }
    }
    for (String resource :
        new String[] {
          "okhttp3/OkHttpClient.class",
          "com/fasterxml/jackson/core/JsonFactory.class",
          "org/objectweb/asm/ClassReader.class",
          "kotlin/Unit.class",
          "dev/faultline/shaded/okio/Buffer.class",
          "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
          "log4j2.xml",
          "logging.properties"
        }) {
      int count = Collections.list(ClassLoader.getSystemClassLoader().getResources(resource)).size();
      System.out.println(count + " x " + resource);
    }
    System.out.println("threads beside main " + (Thread.activeCount() - 1 - okHttpThreads()));
    for (Object key : new java.util.TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (key.toString().matches("(?i).*(okhttp|kotlin|jackson|asm|bytebuddy).*")) {
        System.out.println("property " + key);
      }
    }
  }

  /** OkHttp has threads of its own in the program's group. */
  private static long okHttpThreads() {
    Thread[] threads = new Thread[Thread.activeCount() + 10];
    int count = Thread.enumerate(threads);
    long found = 0;
    for (int i = 0; i < count; i++) {
      found += threads[i].getName().startsWith("Ok") ? 1 : 0;
    }
    return found;
  }
}
