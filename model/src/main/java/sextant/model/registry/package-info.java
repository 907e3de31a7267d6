/** The IVOA registry: who a resource is, and how a registry harvests what is published here (Registry Interfaces 1.0, OAI-PMH 2.0). */
@NullMarked
package sextant.model.registry;

import org.jspecify.annotations.NullMarked;
