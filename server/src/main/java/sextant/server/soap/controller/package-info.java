/** CommonExecutionController: the SOAP interface of the draft of 2007 (CEA Interfaces 1.0, appendix A), reconstructed. */
@NullMarked
package sextant.server.soap.controller;

import org.jspecify.annotations.NullMarked;
