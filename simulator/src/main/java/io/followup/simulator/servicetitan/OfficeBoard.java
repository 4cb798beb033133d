package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Notes on customers and tasks of the office: what is left for people to read and do. */
public final class OfficeBoard {
  private static final long API_USER = 2100;
  private static final long PERSON = 3101;
  private static final int MOST = 20_000;
  private static final List<String> REQUIRED_IDS =
      List.of(
          "reportedById",
          "assignedToId",
          "businessUnitId",
          "employeeTaskTypeId",
          "employeeTaskSourceId");
  private static final List<String> STATUSES =
      List.of("ToDo", "InProgress", "OnHold", "Canceled", "Completed");

  private final Office office;
  private final Deque<Entry> notes = new ArrayDeque<>();
  private final Deque<Entry> notesOfJobs = new ArrayDeque<>();
  private final Deque<Entry> tasks = new ArrayDeque<>();

  /**
   * @param about id of the customer or job
   */
  private record Entry(long about, Instant at, ObjectNode json) {}

  OfficeBoard(Office office) {
    this.office = office;
  }

  // Notes.

  synchronized Answer notes(Customer customer, Request request) throws IOException {
    if (request.hasMethod("POST")) {
      return addNote(notes, customer.id(), request.json());
    }
    List<Entry> rows = rows(notes, entry -> entry.about() == customer.id());
    return Paging.of(request.query()).of(rows, Entry::json);
  }

  synchronized Answer notesOfJob(long job, Request request) throws IOException {
    if (request.hasMethod("POST")) {
      return addNote(notesOfJobs, job, request.json());
    }
    return Paging.of(request.query())
        .of(rows(notesOfJobs, entry -> entry.about() == job), Entry::json);
  }

  /** A person writes a note about a customer. */
  public synchronized long noted(long customer, String text) {
    ObjectNode note = note(text, false, PERSON);
    add(notes, new Entry(customer, Instant.now(), note));
    return note.path("id").asLong();
  }

  /** A person writes a note about a job. */
  public synchronized long notedOfJob(long job, String text) {
    ObjectNode note = note(text, false, PERSON);
    add(notesOfJobs, new Entry(job, Instant.now(), note));
    return note.path("id").asLong();
  }

  private Answer addNote(Deque<Entry> place, long about, JsonNode body) {
    String text = body.path("text").asText();
    if (text.isBlank()) {
      throw Problem.field("text", "The text field is required.");
    }
    ObjectNode note = note(text, body.path("pinToTop").asBoolean(), API_USER);
    add(place, new Entry(about, Instant.now(), note));
    return Answer.json(200, note);
  }

  private ObjectNode note(String text, boolean pinned, long author) {
    Instant now = Instant.now();
    ObjectNode note = Json.object();
    note.put("id", office.nextId());
    note.put("text", text);
    note.put("isPinned", pinned);
    note.put("createdById", author);
    note.put("createdOn", Timestamps.wire(now));
    note.put("modifiedOn", Timestamps.wire(now));
    return note;
  }

  // Tasks.

  synchronized Answer tasks(Request request) throws IOException {
    if (request.hasMethod("POST")) {
      return addTask(request.json());
    }
    return request.segment(5).isEmpty() ? listTasks(request.query()) : task(request.segment(5));
  }

  private Answer task(String id) {
    return tasks.stream()
        .filter(entry -> entry.json().path("id").asText().equals(id))
        .findFirst()
        .map(entry -> Answer.json(200, entry.json()))
        .orElseGet(() -> Problem.plain(404));
  }

  private Answer listTasks(Form query) {
    OptionalLong customer = customerId(query);
    Instant from = createdOnOrAfter(query);
    List<Entry> rows =
        rows(
            tasks,
            entry ->
                (customer.isEmpty() || entry.about() == customer.getAsLong())
                    && !entry.at().isBefore(from));
    return Paging.of(query).of(rows, Entry::json);
  }

  private static OptionalLong customerId(Form query) {
    try {
      return query.number("customerId");
    } catch (NumberFormatException e) {
      throw Problem.field("customerId", "The value is not valid.");
    }
  }

  private static Instant createdOnOrAfter(Form query) {
    try {
      return query.text("createdOnOrAfter").map(Timestamps::read).orElse(Instant.MIN);
    } catch (DateTimeException e) {
      throw Problem.field("createdOnOrAfter", "The value is not valid.");
    }
  }

  private Answer addTask(JsonNode body) {
    for (String field : REQUIRED_IDS) {
      if (!body.path(field).canConvertToLong() || body.path(field).asLong() <= 0) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    for (String field : List.of("isClosed", "name", "reportedDate", "priority")) {
      if (body.path(field).asText().isBlank()) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    if (body.hasNonNull("status") && !STATUSES.contains(body.path("status").asText())) {
      throw Problem.field("status", "The value is not valid.");
    }
    Instant now = Instant.now();
    ObjectNode task = Json.object();
    task.put("id", office.nextId());
    List.of(
            "reportedById",
            "assignedToId",
            "isClosed",
            "name",
            "businessUnitId",
            "employeeTaskTypeId",
            "employeeTaskSourceId",
            "reportedDate",
            "priority",
            "status",
            "completeBy",
            "customerId",
            "jobId",
            "description")
        .forEach(
            field -> task.set(field, body.path(field).isMissingNode() ? null : body.get(field)));
    task.put("createdOn", Timestamps.wire(now));
    task.put("modifiedOn", Timestamps.wire(now));
    add(tasks, new Entry(body.path("customerId").asLong(), now, task));
    return Answer.json(200, task);
  }

  // What people see of it.

  /** The newest first; each with {@code what}: note or task. */
  public synchronized List<ObjectNode> newest(int most) {
    List<ObjectNode> shown = new ArrayList<>();
    newest(notes, most).forEach(entry -> shown.add(shown("note", entry)));
    newest(tasks, most).forEach(entry -> shown.add(shown("task", entry)));
    return shown;
  }

  private static List<Entry> newest(Deque<Entry> entries, int most) {
    List<Entry> newest = new ArrayList<>();
    Iterator<Entry> backwards = entries.descendingIterator();
    while (backwards.hasNext() && newest.size() < most) {
      newest.add(backwards.next());
    }
    return newest;
  }

  private static ObjectNode shown(String what, Entry entry) {
    JsonNode json = entry.json();
    return Json.object()
        .put("what", what)
        .put("id", json.path("id").asLong())
        .put("customerId", entry.about())
        .put("title", json.path("name").asText(""))
        .put("text", json.path(what.equals("note") ? "text" : "description").asText(""))
        .put("at", entry.at().toString());
  }

  public synchronized void clear() {
    notes.clear();
    notesOfJobs.clear();
    tasks.clear();
  }

  private static List<Entry> rows(Deque<Entry> entries, Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).toList();
  }

  private static void add(Deque<Entry> entries, Entry entry) {
    entries.addLast(entry);
    if (entries.size() > MOST) {
      entries.removeFirst();
    }
  }
}
