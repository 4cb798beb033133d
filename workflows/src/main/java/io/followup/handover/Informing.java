package io.followup.handover;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Tells the office; each way at most once for one {@link Handover}, however often it is tried. */
@ActivityInterface
public interface Informing {

  /** Leaves a task or note with the customer; returns in one sentence what stands there now. */
  @ActivityMethod(name = "FileWithOffice")
  String file(Handover handover);

  /** Mails the office; returns in one sentence what became of it. */
  @ActivityMethod(name = "MailToOffice")
  String mail(Handover handover);
}
