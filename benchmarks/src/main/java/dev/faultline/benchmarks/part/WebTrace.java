package dev.faultline.benchmarks.part;

import dev.faultline.client.event.Frame;
import java.util.ArrayList;
import java.util.List;

/** Frames as a request to a shop on Spring and Tomcat has them, the innermost first. */
final class WebTrace {
  private static final String OWN = "com.acme.shop.";
  private static final String CAUSE =
      """
      com.acme.shop.stock.Shelf reserve 88
      com.acme.shop.stock.StockService lambda$reserveAll$2 61
      java.util.ArrayList forEach 1511
      com.acme.shop.stock.StockService reserveAll 59
      com.acme.shop.stock.StockService$$FastClassBySpringCGLIB$$a1f3c2d7 invoke -1
      org.springframework.cglib.proxy.MethodProxy invoke 218
      org.springframework.aop.framework.CglibAopProxy invokeMethod 386
      org.springframework.aop.framework.CglibAopProxy$CglibMethodInvocation proceed 762
      org.springframework.transaction.interceptor.TransactionInterceptor$1 proceedWithInvocation 123
      org.springframework.transaction.interceptor.TransactionAspectSupport invokeWithinTransaction 388
      org.springframework.transaction.interceptor.TransactionInterceptor invoke 119
      org.springframework.aop.framework.ReflectiveMethodInvocation proceed 184
      org.springframework.aop.framework.CglibAopProxy$DynamicAdvisedInterceptor intercept 703
      com.acme.shop.order.OrderService place 142
      com.acme.shop.order.Checkout pay 57
      com.acme.shop.web.OrderController create 73
      jdk.internal.reflect.DirectMethodHandleAccessor invoke 103
      java.lang.reflect.Method invoke 580
      org.springframework.web.method.support.InvocableHandlerMethod doInvoke 255
      org.springframework.web.method.support.InvocableHandlerMethod invokeForRequest 188
      """;
  private static final String OUTER =
      """
      com.acme.shop.order.OrderService place 151
      com.acme.shop.order.Checkout pay 57
      com.acme.shop.web.OrderController create 73
      jdk.internal.reflect.DirectMethodHandleAccessor invoke 103
      java.lang.reflect.Method invoke 580
      org.springframework.web.method.support.InvocableHandlerMethod doInvoke 255
      org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod invokeAndHandle 118
      org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter handleInternal 831
      org.springframework.web.servlet.DispatcherServlet doDispatch 1089
      org.springframework.web.servlet.FrameworkServlet processRequest 1014
      jakarta.servlet.http.HttpServlet service 590
      org.apache.catalina.core.ApplicationFilterChain internalDoFilter 195
      org.springframework.web.filter.CharacterEncodingFilter doFilterInternal 201
      org.apache.catalina.core.StandardWrapperValve invoke 167
      org.apache.catalina.authenticator.AuthenticatorBase invoke 483
      org.apache.catalina.valves.ErrorReportValve invoke 93
      org.apache.coyote.http11.Http11Processor service 389
      org.apache.tomcat.util.net.NioEndpoint$SocketProcessor doRun 1741
      org.apache.tomcat.util.threads.ThreadPoolExecutor runWorker 1190
      java.lang.Thread run 1583
      """;

  private WebTrace() {}

  /** Of the exception that another one was wrapped into. */
  static List<Frame> outer() {
    return frames(OUTER);
  }

  /** Of the wrapped one. */
  static List<Frame> cause() {
    return frames(CAUSE);
  }

  private static List<Frame> frames(String text) {
    List<Frame> frames = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] words = line.split(" ");
      String type = words[0];
      String file = type.substring(type.lastIndexOf('.') + 1).split("\\$")[0] + ".java";
      frames.add(
          Frame.of(
              new StackTraceElement(type, words[1], file, Integer.parseInt(words[2])),
              type.startsWith(OWN)));
    }
    return frames;
  }
}
