package io.followup.worker;

import io.followup.temporal.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the namespace knows our search attributes: a start that uses an unknown one is
 * refused. Registering one again with another type is skipped by the server without a word, so the
 * types are read back (docs/reference/temporal.md).
 */
final class RegisteredSearchAttributes {
  private static final Logger LOG = LoggerFactory.getLogger(RegisteredSearchAttributes.class);

  private static final Set<Status.Code> REFUSED =
      Set.of(Status.Code.UNIMPLEMENTED, Status.Code.PERMISSION_DENIED);

  private RegisteredSearchAttributes() {}

  /**
   * @throws WrongSearchAttribute when one is registered with another type
   */
  static void ensure(WorkflowServiceStubs service, String namespace) {
    try {
      check(service, namespace);
    } catch (StatusRuntimeException failed) {
      if (!REFUSED.contains(failed.getStatus().getCode())) {
        throw failed;
      }
      // Temporal Cloud keeps them to its own tools; the start of a run would tell what is missing.
      LOG.warn(
          "Namespace {} does not show its search attributes ({}): make sure that {} are there.",
          namespace,
          failed.getStatus().getCode(),
          SearchAttributes.ALL.stream().map(SearchAttributeKey::getName).toList());
    }
  }

  private static void check(WorkflowServiceStubs service, String namespace) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getRawChannel())
                .validateAndBuildWithDefaults());
    Map<String, IndexedValueType> missing = new HashMap<>();
    Map<String, IndexedValueType> known = known(operator, namespace);
    for (SearchAttributeKey<?> key : SearchAttributes.ALL) {
      IndexedValueType registered = known.get(key.getName());
      if (registered == null) {
        missing.put(key.getName(), key.getValueType());
      } else if (registered != key.getValueType()) {
        throw new WrongSearchAttribute(
            "Search attribute %s of namespace %s has type %s but must be %s: remove it with `temporal operator search-attribute remove` and start again."
                .formatted(key.getName(), namespace, registered, key.getValueType()));
      }
    }
    if (!missing.isEmpty()) {
      register(operator, namespace, missing);
    }
  }

  private static Map<String, IndexedValueType> known(
      OperatorServiceStubs operator, String namespace) {
    return operator
        .blockingStub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
        .getCustomAttributesMap();
  }

  private static void register(
      OperatorServiceStubs operator, String namespace, Map<String, IndexedValueType> missing) {
    try {
      operator
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putAllSearchAttributes(missing)
                  .build());
      LOG.info("Registered the search attributes {} in namespace {}.", missing.keySet(), namespace);
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw refused;
      }
    }
  }

  /** Nothing but a person can mend it. */
  static final class WrongSearchAttribute extends RuntimeException {
    WrongSearchAttribute(String message) {
      super(message);
    }
  }
}
