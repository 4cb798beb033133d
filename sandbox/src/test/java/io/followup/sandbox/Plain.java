package io.followup.sandbox;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;

/** Everything in a protobuf message as text, payload bytes included. */
final class Plain {
  private Plain() {}

  static String text(Message message) {
    StringBuilder all = new StringBuilder();
    append(message, all);
    return all.toString();
  }

  private static void append(Object value, StringBuilder all) {
    switch (value) {
      case Message message -> {
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
          append(field.getValue(), all);
        }
      }
      case List<?> list -> list.forEach(one -> append(one, all));
      case ByteString bytes -> all.append(bytes.toStringUtf8()).append(' ');
      default -> all.append(value).append(' ');
    }
  }
}
