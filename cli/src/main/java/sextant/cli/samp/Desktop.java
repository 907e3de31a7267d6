package sextant.cli.samp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Metadata;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.xmlrpc.StandardClientProfile;
import sextant.cli.console.ExitCode;
import sextant.cli.console.Stopped;

/**
 * The programs on this desktop that speak SAMP, by the hub that they share (standard profile: the file {@code ~/.samp}, or {@code
 * SAMP_HUB}). It is left when this is closed.
 */
final class Desktop implements AutoCloseable {

    /** A program may be asked for confirmation, or load a large file. */
    private static final int SECONDS = 60;

    /** The library's talk is not ours. Kept, since a logger that nobody holds forgets its level. */
    private static final Logger TALK = Logger.getLogger("org.astrogrid.samp");

    private final HubConnection hub;

    private Desktop(HubConnection hub) {
        this.hub = hub;
    }

    /**
     * What a program did with a message.
     *
     * @param error empty if it took it
     */
    record Receipt(String program, String error) {}

    /** @throws Stopped if there is no hub */
    static Desktop connect() {
        TALK.setLevel(Level.OFF);
        try {
            var hub = StandardClientProfile.getInstance().register();
            if (hub != null) {
                var us = new Metadata();
                us.setName("Sextant");
                us.setDescriptionText("Sends what jobs left to the programs on the desktop.");
                hub.declareMetadata(us);
                return new Desktop(hub);
            }
        } catch (IOException _) {
            // Said below.
        }
        throw new Stopped(
                ExitCode.NOT_FOUND,
                "There is no SAMP hub on this desktop. Start TOPCAT or Aladin, which bring one, and do it again.");
    }

    /**
     * Sends to every program that takes such messages, one after the other.
     *
     * @param to the name of a program, without regard to case; empty is all of them
     */
    List<Receipt> send(String mtype, Map<String, String> parameters, String to) {
        var message = new Message(mtype);
        parameters.forEach(message::addParam);
        var receipts = new ArrayList<Receipt>();
        try {
            for (var client : hub.getSubscribedClients(mtype).keySet()) {
                var id = String.valueOf(client);
                var name = name(id);
                if (to.isEmpty() || to.equalsIgnoreCase(name)) {
                    receipts.add(new Receipt(name, error(id, message)));
                }
            }
        } catch (IOException cause) {
            throw new Stopped(ExitCode.NETWORK, "The SAMP hub does not work: " + cause.getMessage());
        }
        return receipts;
    }

    private String name(String id) throws IOException {
        var name = hub.getMetadata(id).getName();
        return name == null ? id : name;
    }

    private String error(String id, Message message) {
        try {
            var response = hub.callAndWait(id, message, SECONDS);
            return response.isOK() || response.getStatus().equals(Response.WARNING_STATUS)
                    ? ""
                    : String.valueOf(response.getErrInfo().getErrortxt());
        } catch (IOException cause) {
            return String.valueOf(cause.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            hub.unregister();
        } catch (IOException _) {
            // The hub is gone, and so are we.
        }
    }
}
