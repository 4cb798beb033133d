/** What this engine means to do in dispatch systems, so that it is done once. */
package io.followup.intent;
