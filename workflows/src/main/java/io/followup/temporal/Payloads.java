package io.followup.temporal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/**
 * How arguments and results are written into histories. Unknown JSON properties are read over: with
 * the SDK's own mapper a signal that carries one is dropped without the sender noticing.
 */
public final class Payloads {
  private Payloads() {}

  public static DataConverter converter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper()));
  }

  /** The same JSON, for the inbox and for tests. */
  public static ObjectMapper mapper() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
