/** Doing things in dispatch systems, each once, whatever is called twice or crashes half-way. */
package io.followup.acting;
