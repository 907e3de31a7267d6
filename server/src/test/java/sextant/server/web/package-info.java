@NullMarked
package sextant.server.web;

import org.jspecify.annotations.NullMarked;
