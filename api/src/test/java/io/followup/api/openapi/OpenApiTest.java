package io.followup.api.openapi;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds docs/openapi.yaml against the code: calls, parameters, bodies, answers and roles. What
 * fails here is corrected in that file.
 */
class OpenApiTest {
  /** For customers, vendors and monitoring; described in docs/api.md. */
  private static final List<String> ELSEWHERE = List.of("/webhooks/", "/l/", "/u/", "/error");

  private static final List<String> ROLES = List.of("viewer", "marketing", "admin");

  private static RunningApi api;
  private static Map<String, Object> document;
  private static Map<String, HandlerMethod> mapped;

  @BeforeAll
  static void start() throws IOException {
    api = new RunningApi(TestDatabase.fresh(), "127.0.0.1:1");
    document = new Yaml().load(Files.readString(Path.of("..", "docs", "openapi.yaml")));
    mapped = mapped();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** Handlers by method and path, for example {@code get /api/keys}. */
  private static Map<String, HandlerMethod> mapped() {
    Map<String, HandlerMethod> found = new TreeMap<>();
    api.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) ->
                mapping.getPatternValues().stream()
                    .filter(path -> ELSEWHERE.stream().noneMatch(path::startsWith))
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    method ->
                                        found.put(
                                            method.name().toLowerCase(Locale.ROOT)
                                                + " "
                                                + path.replace("{*", "{"),
                                            handler))));
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> in(Object map, String key) {
    return (Map<String, Object>) ((Map<String, Object>) map).getOrDefault(key, Map.of());
  }

  /** Operations by method and path. */
  private static Map<String, Map<String, Object>> operations() {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    in(document, "paths")
        .forEach(
            (path, item) ->
                in(document.get("paths"), path)
                    .keySet()
                    .forEach(method -> all.put(method + " " + path, in(item, method))));
    return all;
  }

  @Test
  void every_call_is_described_and_nothing_else() {
    assertThat(operations().keySet())
        .as("calls in docs/openapi.yaml and in the controllers")
        .containsExactlyInAnyOrderElementsOf(mapped.keySet());
  }

  @Test
  void it_is_served_as_it_is_committed() throws IOException {
    HttpResponse<String> served =
        api.send(HttpRequest.newBuilder(api.uri("/openapi.yaml")).build());
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.body()).isEqualTo(Files.readString(Path.of("..", "docs", "openapi.yaml")));
  }

  @TestFactory
  Stream<DynamicTest> each_call_has_the_parameters_of_the_code() {
    return shared()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call,
                    () ->
                        assertThat(parameters(operations().get(call)))
                            .as("parameters of " + call)
                            .isEqualTo(parameters(mapped.get(call).getMethod()))));
  }

  private static Stream<String> shared() {
    return operations().keySet().stream().filter(mapped::containsKey);
  }

  private static Set<String> parameters(Map<String, Object> operation) {
    Set<String> names = new TreeSet<>();
    for (Object listed : (List<?>) operation.getOrDefault("parameters", List.of())) {
      Map<String, Object> parameter = resolved(listed);
      names.add(parameter.get("in") + " " + parameter.get("name"));
    }
    return names;
  }

  private static Map<String, Object> resolved(Object node) {
    @SuppressWarnings("unchecked")
    Map<String, Object> map = (Map<String, Object>) node;
    Object reference = map.get("$ref");
    if (reference == null) {
      return map;
    }
    Map<String, Object> found = document;
    for (String part : reference.toString().substring(2).split("/")) {
      found = in(found, part);
    }
    assertThat(found).as("what %s points to", reference).isNotEmpty();
    return found;
  }

  private static Set<String> parameters(Method method) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == UriComponentsBuilder.class) {
        // Lint reads its query itself: asked for by @RequestParam, a form's body would be lost.
        names.addAll(List.of("query tenant", "query file"));
      }
      Optional.ofNullable(parameter.getAnnotation(RequestParam.class))
          .ifPresent(query -> names.add("query " + named(query.name() + query.value(), parameter)));
      Optional.ofNullable(parameter.getAnnotation(PathVariable.class))
          .ifPresent(path -> names.add("path " + named(path.name() + path.value(), parameter)));
    }
    return names;
  }

  private static String named(String said, Parameter parameter) {
    return said.isEmpty() ? parameter.getName() : said;
  }

  @TestFactory
  Stream<DynamicTest> each_call_takes_and_answers_what_the_code_does() {
    return shared()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call,
                    () -> {
                      Method method = mapped.get(call).getMethod();
                      body(method)
                          .ifPresent(
                              type ->
                                  assertThat(records(in(operations().get(call), "requestBody")))
                                      .as("body of " + call)
                                      .containsExactly(type.getName()));
                      answer(method.getGenericReturnType())
                          .ifPresent(
                              type ->
                                  assertThat(answers(operations().get(call)))
                                      .as("answer of " + call)
                                      .containsExactly(type.getName()));
                    }));
  }

  private static Optional<Class<?>> body(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
        .<Class<?>>map(Parameter::getType)
        .findFirst();
  }

  /** The record that a handler returns, or returns a list of; empty when its type does not say. */
  private static Optional<Class<?>> answer(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return answer(list.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> known && known.isRecord()
        ? Optional.of(known)
        : Optional.empty();
  }

  private static Set<String> answers(Map<String, Object> operation) {
    return in(operation, "responses").entrySet().stream()
        .filter(one -> one.getKey().startsWith("2"))
        .flatMap(one -> records(one.getValue()).stream())
        .collect(Collectors.toSet());
  }

  /** Names of the records whose schemas stand somewhere below. */
  private static Set<String> records(Object node) {
    Set<String> found = new TreeSet<>();
    switch (node) {
      case Map<?, ?> map -> {
        if (map.containsKey("$ref")) {
          found.add(String.valueOf(resolved(map).get("x-record")));
        } else {
          map.values().forEach(value -> found.addAll(records(value)));
        }
      }
      case List<?> list -> list.forEach(value -> found.addAll(records(value)));
      default -> {}
    }
    return found;
  }

  @TestFactory
  Stream<DynamicTest> each_schema_has_the_fields_of_its_record() {
    Map<String, Object> schemas = in(document.get("components"), "schemas");
    return schemas.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Map<String, Object> schema = in(schemas, name);
                      Class<?> type = Class.forName(schema.get("x-record").toString());
                      assertThat(new TreeSet<>(in(schema, "properties").keySet()))
                          .as("fields of " + name)
                          .isEqualTo(fields(type));
                    }));
  }

  private static Set<String> fields(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.isAnnotationPresent(JsonIgnore.class)
          && !component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        names.add(component.getName());
      }
    }
    Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonProperty.class))
        .forEach(method -> names.add(method.getName()));
    return names;
  }

  @TestFactory
  Stream<DynamicTest> each_call_asks_for_the_role_that_is_described() {
    Map<String, String> keys =
        ROLES.stream().collect(Collectors.toMap(role -> role, OpenApiTest::key));
    return operations().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(), () -> checkRole(one.getKey(), one.getValue(), keys)));
  }

  private static String key(String role) {
    return json(api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role)))
        .get("key")
        .stringValue();
  }

  private static void checkRole(
      String call, Map<String, Object> operation, Map<String, String> keys) {
    String role = String.valueOf(operation.get("x-role"));
    if (role.equals("none")) {
      assertThat(ask(call, operation, "none").statusCode()).as(call).isEqualTo(200);
      return;
    }
    assertThat(ask(call, operation, "none").statusCode()).as(call + " without key").isEqualTo(401);
    List<String> refused = new ArrayList<>();
    for (String asking : ROLES) {
      if (ask(call, operation, keys.get(asking)).statusCode() == 403) {
        refused.add(asking);
      }
    }
    assertThat(refused)
        .as("roles that %s refuses", call)
        .isEqualTo(ROLES.subList(0, ROLES.indexOf(role)));
  }

  /** With ids that there are not, so that nothing changes whoever asks. */
  private static HttpResponse<String> ask(String call, Map<String, Object> operation, String key) {
    String[] parts = call.split(" ");
    boolean yaml = in(in(operation, "requestBody"), "content").containsKey("application/yaml");
    return api.send(
        HttpRequest.newBuilder(api.uri(parts[1].replaceAll("\\{\\w+}", "1")))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", yaml ? "application/yaml" : "application/json")
            .method(
                parts[0].toUpperCase(Locale.ROOT),
                HttpRequest.BodyPublishers.ofString(yaml ? "sequence" : "{}"))
            .build());
  }
}
