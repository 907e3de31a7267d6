/** Manual pages, made of what the verbs say about themselves. */
@NullMarked
package sextant.cli.manual;

import org.jspecify.annotations.NullMarked;
