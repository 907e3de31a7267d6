package sextant.model.registry;

import java.time.Instant;

/**
 * A resource that a registry may take from here.
 *
 * @param identifier  in the IVOA registry
 * @param kind        the {@code xsi:type} of its record, {@code cea:CeaApplication}
 * @param title       for people
 * @param description for people
 * @param address     where its record is, absolute
 * @param updated     when this record came into force
 * @param document    the record, with the root {@code ri:Resource}
 */
public record RegistryEntry(
        Ivoid identifier,
        String kind,
        String title,
        String description,
        String address,
        Instant updated,
        byte[] document) {}
