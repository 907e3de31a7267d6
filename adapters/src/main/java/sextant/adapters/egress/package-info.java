/**
 * The way out: every request to an address that a client can influence. {@link sextant.adapters.egress.Egress} is the door; what may
 * pass is decided by {@code Gate} ({@code UrlSyntax}, {@code Host}, {@code AddressPolicy}) and {@code Redirects}, how long and how many
 * by {@code Places}, and {@code Wire} is the only class that opens a socket.
 */
@NullMarked
package sextant.adapters.egress;

import org.jspecify.annotations.NullMarked;
