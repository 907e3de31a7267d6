/** How an application is run: a command, or a call of a web service. */
@NullMarked
package sextant.model.application.execution;

import org.jspecify.annotations.NullMarked;
