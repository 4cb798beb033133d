package io.followup.worker;

import io.followup.acting.Acting;
import io.followup.acting.ActingOnRequest;
import io.followup.acting.ActingOnce;
import io.followup.acting.ActionOptions;
import io.followup.acting.ActionRequests;
import io.followup.acting.DesksByActions;
import io.followup.acting.DoingActions;
import io.followup.acting.TellingOptOuts;
import io.followup.acting.TellingOrigins;
import io.followup.handover.Informing;
import io.followup.handover.TellingTheOffice;
import io.followup.http.HttpConnections;
import io.followup.inbox.FollowUps;
import io.followup.intent.Intents;
import io.followup.intent.OptOutsToTell;
import io.followup.mail.OfficeMail;
import io.followup.mail.SmtpMail;
import io.followup.moving.AskingRuns;
import io.followup.moving.AskingRunsOfTemporal;
import io.followup.sending.Carriers;
import io.followup.sending.CarryingOutTouches;
import io.followup.sending.LookingAtObjects;
import io.followup.servicetitan.OwnOptOuts;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.servicetitan.ServiceTitanDeeds;
import io.followup.servicetitan.ServiceTitans;
import io.followup.temporal.Payloads;
import io.followup.tenant.Tenants;
import io.followup.touch.Looking;
import io.followup.touch.Touching;
import io.followup.twilio.TwilioAccounts;
import io.followup.twilio.TwilioSms;
import io.followup.twilio.TwilioVoice;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The activities and what they need. */
@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

  @Bean
  Tenants tenants(WorkerSettings settings) {
    return new Tenants(settings.tenants());
  }

  @Bean
  DataConverter dataConverter() {
    return Payloads.converter();
  }

  @Bean(destroyMethod = "close")
  CloseableHttpClient vendorHttp() {
    return HttpConnections.open();
  }

  /** Reads of one touch that do not depend on each other run side by side. */
  @Bean(destroyMethod = "close")
  ExecutorService reads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean(destroyMethod = "close")
  SmtpMail smtpMail(WorkerSettings settings, Tenants tenants) {
    return new SmtpMail(tenants, settings.smtp().sender(), settings.smtp().bouncesTo());
  }

  @Bean
  ServiceTitanConnections serviceTitan(
      WorkerSettings settings,
      Tenants tenants,
      CloseableHttpClient vendorHttp,
      MeterRegistry meters) {
    return new ServiceTitanConnections(
        tenants, vendorHttp, Clock.systemUTC(), settings.servicetitan(), new CountedCalls(meters));
  }

  /** Whatever is done in a dispatch system is done through this one. */
  @Bean
  Acting acting(
      WorkerSettings settings,
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      DataSource dataSource) {
    return new ActingOnce(
        new ServiceTitanDeeds(tenants, serviceTitan, Clock.systemUTC()),
        dataSource,
        settings.servicetitan().settledAfter());
  }

  @Bean
  Intents intents(DataSource dataSource, MeterRegistry meters) {
    Intents intents = new Intents(dataSource);
    Gauge.builder("followup.intents.unfinished", intents, Intents::unfinished)
        .description("acts in dispatch systems that are not done after ten minutes")
        .strongReference(true)
        .register(meters);
    return intents;
  }

  @Bean
  OwnOptOuts ownOptOuts(DataSource dataSource) {
    return new OptOutsToTell(dataSource)::told;
  }

  @Bean
  TellingDue tellingOptOuts(Tenants tenants, Acting acting, DataSource dataSource) {
    return new TellingDue(
        "opt-outs",
        new TellingOptOuts(tenants, acting, dataSource)::tellAll,
        Duration.ofSeconds(5));
  }

  @Bean
  TellingDue tellingOrigins(Tenants tenants, Acting acting, DataSource dataSource) {
    return new TellingDue(
        "origins",
        new TellingOrigins(tenants, acting, dataSource)::tellAll,
        Duration.ofSeconds(15));
  }

  @Bean
  DoingActions doingActions(Acting acting, DataSource dataSource) {
    return new ActingOnRequest(acting, new ActionRequests(dataSource, ActionOptions.LONGEST));
  }

  @Bean
  Touching touching(
      WorkerSettings settings,
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      Acting acting,
      OwnOptOuts ownOptOuts,
      CloseableHttpClient vendorHttp,
      ExecutorService reads,
      SmtpMail smtpMail,
      DataSource dataSource,
      TransactionTemplate transactions,
      MeterRegistry meters) {
    Clock clock = Clock.systemUTC();
    TwilioAccounts twilio = new TwilioAccounts(tenants, settings.publicUrl(), vendorHttp, clock);
    CarryingOutTouches touches =
        new CarryingOutTouches(
            tenants,
            new ServiceTitans(tenants, serviceTitan, acting, ownOptOuts, clock, reads),
            new Carriers(new TwilioSms(twilio), new TwilioVoice(twilio), smtpMail),
            new DesksByActions(tenants, acting),
            new OfficeMail(settings.smtp().sender()),
            dataSource,
            transactions,
            settings.publicUrl(),
            settings.patience(),
            clock);
    return new AtOnceWhileQuick(
        new CountedTouches(touches, meters),
        () -> Activity.getExecutionContext().getInfo().isLocal(),
        clock);
  }

  @Bean
  Looking looking(
      Tenants tenants,
      ServiceTitanConnections serviceTitan,
      Acting acting,
      OwnOptOuts ownOptOuts,
      ExecutorService reads,
      DataSource dataSource) {
    Clock clock = Clock.systemUTC();
    return new LookingAtObjects(
        new ServiceTitans(tenants, serviceTitan, acting, ownOptOuts, clock, reads),
        dataSource,
        clock);
  }

  /** The client is looked for when it is needed: the workers that use this bean belong to it. */
  @Bean
  AskingRuns askingRuns(ObjectProvider<WorkflowClient> temporal, DataSource dataSource) {
    return new AskingRunsOfTemporal(temporal::getObject, new FollowUps(dataSource));
  }

  @Bean
  Informing informing(
      WorkerSettings settings, Tenants tenants, Acting acting, DataSource dataSource) {
    return new TellingTheOffice(
        tenants,
        new DesksByActions(tenants, acting),
        new OfficeMail(settings.smtp().sender()),
        dataSource);
  }
}
