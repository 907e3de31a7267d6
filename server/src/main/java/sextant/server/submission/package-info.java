/** What clients send to create and to change jobs: forms, multipart forms with uploads, single values. */
@NullMarked
package sextant.server.submission;

import org.jspecify.annotations.NullMarked;
