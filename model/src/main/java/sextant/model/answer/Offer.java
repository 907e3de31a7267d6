package sextant.model.answer;

import java.util.Optional;
import sextant.model.task.Resources;
import sextant.model.tree.Fields;

/**
 * One way to run the Task.
 *
 * @param serviceType what kind of service it is, an opaque URI
 * @param serviceInfo how to reach it, specific to the service type; holds at least {@code endpoint}
 * @param granted     what the Task would get of each resource that it asked for; empty if it asked for none
 */
public record Offer(String serviceType, Fields serviceInfo, Optional<Resources> granted) {}
