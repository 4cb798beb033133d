package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the contractor's office has on file. Every look-up goes by an index. */
public final class Office {
  private static final List<JobType> USUAL_JOB_TYPES =
      List.of(new JobType(8101, "AC Repair"), new JobType(8102, "System Replacement Estimate"));

  private static final int NEWEST = 40;

  private final Ids ids = new Ids();
  private final AtomicInteger jobNumbers = new AtomicInteger(118_000);
  private final Map<Long, Customer> customers = new ConcurrentHashMap<>();
  private final Map<Long, Customer> byLocation = new ConcurrentHashMap<>();
  private final Map<String, NavigableSet<Long>> byPhone = new ConcurrentHashMap<>();
  private final Deque<Customer> newest = new ConcurrentLinkedDeque<>();
  private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
  private final Map<Long, NavigableSet<Long>> jobsOfCustomer = new ConcurrentHashMap<>();
  private final Map<Long, JobType> jobTypes = new ConcurrentSkipListMap<>();
  private final Map<String, JobType> jobTypesByName = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, Estimate> estimates = new ConcurrentSkipListMap<>();
  private final Map<Long, NavigableSet<Long>> estimatesOfJob = new ConcurrentHashMap<>();
  private final Map<Long, NavigableSet<Long>> estimatesOfProject = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Change> changes = new ConcurrentSkipListSet<>();

  private record Change(Instant at, long estimateId) implements Comparable<Change> {
    @Override
    public int compareTo(Change other) {
      return Comparator.comparing(Change::at)
          .thenComparing(Change::estimateId)
          .compare(this, other);
    }
  }

  public Office() {
    USUAL_JOB_TYPES.forEach(this::file);
  }

  public long nextId() {
    return ids.next();
  }

  public Customer file(Customer customer) {
    customers.put(customer.id(), customer);
    byLocation.put(customer.locationId(), customer);
    customer
        .phone()
        .ifPresent(
            phone ->
                byPhone
                    .computeIfAbsent(phone, number -> new ConcurrentSkipListSet<>())
                    .add(customer.id()));
    newest.add(customer);
    if (customers.size() > NEWEST) {
      newest.poll();
    }
    return customer;
  }

  /** The customers filed last, oldest of them first. */
  public List<Customer> newestCustomers() {
    return List.copyOf(newest);
  }

  /** A visit that was made at once: nobody waits for it. */
  public Job openJob(Customer customer, String jobType) {
    Instant now = Instant.now();
    return openJob(
        customer,
        jobType,
        now,
        Job.Terms.usual(),
        new Job.Progress(Job.Status.COMPLETED, now, Optional.of(now), Optional.empty()));
  }

  public Job openJob(
      Customer customer,
      String jobType,
      Instant createdOn,
      Job.Terms terms,
      Job.Progress progress) {
    JobType type = jobTypeNamed(jobType);
    Job job =
        new Job(
            ids.next(),
            String.valueOf(jobNumbers.incrementAndGet()),
            customer.id(),
            customer.locationId(),
            type.id(),
            createdOn,
            terms,
            progress);
    jobs.put(job.id(), job);
    jobsOfCustomer
        .computeIfAbsent(customer.id(), id -> new ConcurrentSkipListSet<>())
        .add(job.id());
    return job;
  }

  /**
   * Changes a job atomically.
   *
   * @throws io.followup.simulator.http.Refused as 404
   */
  Job changeJob(long id, UnaryOperator<Job> change) {
    return Optional.ofNullable(jobs.computeIfPresent(id, (key, job) -> change.apply(job)))
        .orElseThrow(() -> Problem.of(404));
  }

  public long jobTypeIdOf(String name) {
    return jobTypeNamed(name).id();
  }

  private JobType file(JobType type) {
    jobTypes.put(type.id(), type);
    jobTypesByName.putIfAbsent(type.name(), type);
    return type;
  }

  public Estimate file(Estimate estimate) {
    estimates.put(estimate.id(), estimate);
    changes.add(new Change(estimate.modifiedOn(), estimate.id()));
    index(estimatesOfJob, estimate.jobId(), estimate.id());
    index(estimatesOfProject, estimate.projectId(), estimate.id());
    return estimate;
  }

  private static void index(
      Map<Long, NavigableSet<Long>> index, OptionalLong key, long estimateId) {
    key.ifPresent(
        k -> index.computeIfAbsent(k, absent -> new ConcurrentSkipListSet<>()).add(estimateId));
  }

  synchronized JobType jobTypeNamed(String name) {
    JobType known = jobTypesByName.get(name);
    return known != null ? known : file(new JobType(ids.next(), name));
  }

  /** Changes an estimate atomically; empty when there is no such estimate. */
  public Optional<Estimate> change(long estimateId, UnaryOperator<Estimate> change) {
    while (true) {
      Estimate before = estimates.get(estimateId);
      if (before == null) {
        return Optional.empty();
      }
      Estimate after = change.apply(before);
      if (estimates.replace(estimateId, before, after)) {
        changes.remove(new Change(before.modifiedOn(), estimateId));
        changes.add(new Change(after.modifiedOn(), estimateId));
        return Optional.of(after);
      }
    }
  }

  public Optional<Customer> customer(long id) {
    return Optional.ofNullable(customers.get(id));
  }

  public Optional<Customer> customerAt(long locationId) {
    return Optional.ofNullable(byLocation.get(locationId));
  }

  /** The one filed last of those with this number. */
  public Optional<Customer> customerWithPhone(String phone) {
    return customersWithPhone(phone).reduce((first, second) -> second);
  }

  /** Oldest first. */
  public Stream<Customer> customersWithPhone(String phone) {
    return byPhone.getOrDefault(phone, new ConcurrentSkipListSet<>()).stream()
        .flatMap(id -> customer(id).stream());
  }

  Stream<Customer> customers() {
    return customers.values().stream().sorted(Comparator.comparingLong(Customer::id));
  }

  /** Puts a changed customer in the place of the old one. */
  Customer refile(Customer customer) {
    customers.put(customer.id(), customer);
    byLocation.put(customer.locationId(), customer);
    return customer;
  }

  public Optional<Job> job(long id) {
    return Optional.ofNullable(jobs.get(id));
  }

  Stream<Job> jobs() {
    return jobs.values().stream().sorted(Comparator.comparingLong(Job::id));
  }

  Stream<Job> jobsOfCustomer(long customerId) {
    return jobsOfCustomer.getOrDefault(customerId, new ConcurrentSkipListSet<>()).stream()
        .flatMap(id -> job(id).stream());
  }

  Optional<JobType> jobType(long id) {
    return Optional.ofNullable(jobTypes.get(id));
  }

  Collection<JobType> jobTypes() {
    return jobTypes.values();
  }

  public Optional<Estimate> estimate(long id) {
    return Optional.ofNullable(estimates.get(id));
  }

  Stream<Estimate> estimates() {
    return estimates.values().stream();
  }

  Stream<Estimate> estimatesOfJob(long jobId) {
    return ofIds(estimatesOfJob.getOrDefault(jobId, new ConcurrentSkipListSet<>()));
  }

  Stream<Estimate> estimatesOfProject(long projectId) {
    return ofIds(estimatesOfProject.getOrDefault(projectId, new ConcurrentSkipListSet<>()));
  }

  Stream<Estimate> estimatesModifiedFrom(Instant from) {
    return changes.tailSet(new Change(from, 0)).stream()
        .flatMap(change -> estimate(change.estimateId()).stream());
  }

  Stream<Estimate> ofIds(Collection<Long> wanted) {
    return wanted.stream().flatMap(id -> estimate(id).stream());
  }

  /** Forgets everything but the usual job types; ids go on. */
  public void clear() {
    List.of(
            customers,
            byLocation,
            byPhone,
            jobs,
            jobsOfCustomer,
            jobTypes,
            jobTypesByName,
            estimates,
            estimatesOfJob,
            estimatesOfProject)
        .forEach(Map::clear);
    changes.clear();
    newest.clear();
    USUAL_JOB_TYPES.forEach(this::file);
  }
}
