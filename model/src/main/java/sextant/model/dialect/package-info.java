/** One description of an application in the languages of others: CEA, VOResource, JSON Schema, OpenAPI, DataLink. Writers only. */
@NullMarked
package sextant.model.dialect;

import org.jspecify.annotations.NullMarked;
