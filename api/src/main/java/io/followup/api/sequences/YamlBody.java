package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.sequence.SequenceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A sequence file as the body of a request, of whatever type it is declared to be. */
final class YamlBody {
  private YamlBody() {}

  /**
   * @throws io.followup.api.problem.RefusedException when it is too large or no text
   */
  static byte[] read(InputStream body) throws IOException {
    byte[] content = body.readNBytes(SequenceFile.MAX_BYTES + 1);
    if (content.length > SequenceFile.MAX_BYTES) {
      throw Problem.of(
              413,
              "body-too-large",
              "the body is larger than " + SequenceFile.MAX_BYTES + " bytes.",
              "Send one sequence file.")
          .asException();
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    } catch (CharacterCodingException notText) {
      throw Problem.of(
              400,
              "not-utf-8",
              "the body is not UTF-8 text.",
              "Send the sequence file encoded as UTF-8.")
          .asException();
    }
    if (FileText.of(content).indexOf('\0') >= 0) {
      throw Problem.of(
              400, "not-utf-8", "the body holds a zero byte.", "Send the sequence file as text.")
          .asException();
    }
    return content;
  }
}
