package dev.faultline.sample.partner;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The services of others, which happen to run in this program, on a free port. */
@Component
public class PartnerServer implements DisposableBean {
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, new CustomizableThreadFactory("partner-"));

  PartnerServer(List<PartnerService> services) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.forEach(service -> server.createContext(service.path(), service));
    server.setExecutor(threads);
    server.start();
  }

  /** Returns where the partners listen. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
    server.stop(0);
  }
}
