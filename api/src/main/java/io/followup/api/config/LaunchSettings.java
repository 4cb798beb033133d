package io.followup.api.config;

import io.followup.api.sequences.FolderAtStart.Launch;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what sequences of the folder begin.
 *
 * @param folder only-new (default): what happened before is left alone, unless a backfill is asked
 *     for; everything: any object that a webhook, feed or comparison tells of enters, however old
 */
@ConfigurationProperties("followup.launch")
record LaunchSettings(@DefaultValue("only-new") Launch folder) {}
