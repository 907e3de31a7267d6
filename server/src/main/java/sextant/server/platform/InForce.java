package sextant.server.platform;

import java.time.Instant;
import sextant.adapters.identity.TokenCallers;
import sextant.adapters.messagesecurity.Senders;
import sextant.engine.planning.Planner;

/**
 * Everything that answers questions under one state of platform.yaml. A request takes it once and sees no later change.
 *
 * @param planner  over the platform snapshot, {@link Planner#platform()}
 * @param callers  who a bearer token belongs to
 * @param senders  who may send messages that say by themselves who sends them
 * @param revision of the configuration: a digest of the files it was read from
 * @param since    when it came into force
 */
public record InForce(Planner planner, TokenCallers callers, Senders senders, String revision, Instant since) {}
