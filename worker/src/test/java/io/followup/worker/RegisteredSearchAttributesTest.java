package io.followup.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.temporal.SearchAttributes;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisteredSearchAttributesTest {
  private final Operator operator = new Operator();
  private Server server;
  private WorkflowServiceStubs temporal;

  /** Behaves as a server with SQL visibility does: what is known is skipped, whatever its type. */
  private static final class Operator extends OperatorServiceGrpc.OperatorServiceImplBase {
    private final Map<String, IndexedValueType> known = new ConcurrentHashMap<>();

    private boolean closed;

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> answer) {
      request.getSearchAttributesMap().forEach(known::putIfAbsent);
      answer.onNext(AddSearchAttributesResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request, StreamObserver<ListSearchAttributesResponse> answer) {
      if (closed) {
        answer.onError(Status.PERMISSION_DENIED.asRuntimeException());
        return;
      }
      answer.onNext(
          ListSearchAttributesResponse.newBuilder().putAllCustomAttributes(known).build());
      answer.onCompleted();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = NettyServerBuilder.forPort(0).addService(operator).build().start();
    temporal =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + server.getPort())
                .build());
  }

  @AfterEach
  void close() {
    temporal.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void what_is_missing_is_registered_and_a_second_start_changes_nothing() {
    operator.known.put("FollowUpTenant", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    ensure();

    assertThat(operator.known).hasSize(SearchAttributes.ALL.size());
    assertThatCode(this::ensure).doesNotThrowAnyException();
  }

  @Test
  void another_type_stops_the_start_with_a_sentence() {
    operator.known.put("FollowUpTouches", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);

    assertThatExceptionOfType(RegisteredSearchAttributes.WrongSearchAttribute.class)
        .isThrownBy(this::ensure)
        .withMessageContaining("Search attribute FollowUpTouches of namespace default has type")
        .withMessageContaining("remove it with");
  }

  @Test
  void a_server_that_keeps_its_attributes_to_itself_does_not_stop_the_start() {
    operator.closed = true;

    assertThatCode(this::ensure).doesNotThrowAnyException();
  }

  private void ensure() {
    RegisteredSearchAttributes.ensure(temporal, "default");
  }
}
