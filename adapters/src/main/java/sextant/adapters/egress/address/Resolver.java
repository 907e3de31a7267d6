package sextant.adapters.egress.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks a name up: {@code InetAddress::getAllByName}, or a test that knows what a hostile name server would say. */
@FunctionalInterface
public interface Resolver {

    InetAddress[] resolve(String name) throws UnknownHostException;
}
