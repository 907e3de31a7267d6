package sextant.cli.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import sextant.cli.console.ExitCode;

/**
 * No answer.
 *
 * @param why one sentence for a person
 */
public record Silence(ExitCode code, String why) {

    /** What a failure of the connection means. */
    public static Silence of(IOException cause) {
        return switch (cause) {
            case UnknownHostException _ -> network("There is no such host.");
            case HttpConnectTimeoutException _ -> late("It did not take the connection in time.");
            case HttpTimeoutException _ -> late("It did not answer in time.");
            case ConnectException refused ->
                network(isCausedByName(refused) ? "There is no such host." : "Nothing listens there.");
            case SSLException insecure -> network("The secure connection failed: " + insecure.getMessage());
            default -> network("The connection broke: " + cause.getMessage());
        };
    }

    public static Silence network(String why) {
        return new Silence(ExitCode.NETWORK, why);
    }

    private static Silence late(String why) {
        return new Silence(ExitCode.TIMEOUT, why);
    }

    private static boolean isCausedByName(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
