/**
 * Runs as processes of this machine. {@link sextant.adapters.process.ProcessRunner} writes down what is to be run and asks the
 * supervisor ({@code sextant.adapters.supervisor}, a program of its own) to run it.
 */
@NullMarked
package sextant.adapters.process;

import org.jspecify.annotations.NullMarked;
