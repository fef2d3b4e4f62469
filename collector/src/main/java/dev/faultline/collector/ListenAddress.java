package dev.faultline.collector;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Where to listen. */
final class ListenAddress {

  private static final int BACKLOG = 256;

  private ListenAddress() {}

  /**
   * A socket that listens.
   *
   * @param port 0 for any that is free
   * @throws BindException if it cannot be had; the message says why and what to do
   */
  static ServerSocketChannel bind(String host, int port) throws BindException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new BindException(
          "cannot listen on " + host + ": no such host is known. Give another --host");
    }
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      try {
        return socket.bind(address, BACKLOG);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    } catch (IOException e) {
      BindException failure =
          new BindException(
              "cannot listen on "
                  + host
                  + " port "
                  + port
                  + " ("
                  + e.getMessage()
                  + "): stop what listens there, or give another --port or --host");
      failure.initCause(e);
      throw failure;
    }
  }
}
