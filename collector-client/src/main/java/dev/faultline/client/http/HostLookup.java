package dev.faultline.client.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host, in the order in which they are to be tried. */
interface HostLookup {
  List<InetAddress> lookup(String host) throws UnknownHostException;
}
