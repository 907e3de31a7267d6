/**
 * Who sends a message of SOAP, by the message itself (Web Services Security 1.1.1): one signature over body and timestamp, or one
 * username token, and nothing else of what that specification allows.
 */
@NullMarked
package sextant.adapters.messagesecurity;

import org.jspecify.annotations.NullMarked;
