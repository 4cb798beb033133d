package io.followup.sequence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The plain part of YAML that sequence files use: UTF-8, one document, no anchors, aliases or tags,
 * shallow. Nodes keep their line and column.
 */
final class YamlText {
  private static final int MAX_DEPTH = 20;
  private static final String FIELD = "file";
  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

  private YamlText() {}

  /** The text with a byte order mark removed and {@code \n} for every line end. */
  static Optional<String> decode(byte[] content, Problems problems) {
    if (content.length > SequenceFile.MAX_BYTES) {
      problems.at(
          1,
          1,
          FIELD,
          ProblemCode.FILE_TOO_LARGE,
          "it has " + content.length / 1024 + " KiB; at most 256 KiB are read",
          "leave out what does not belong to the sequence");
      return Optional.empty();
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      String text = decoder.decode(ByteBuffer.wrap(content)).toString();
      return noControlCharacters(
          text.replaceFirst("^\\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'), problems);
    } catch (CharacterCodingException e) {
      problems.at(
          lineOfFirstBadByte(content),
          1,
          FIELD,
          ProblemCode.NOT_UTF_8,
          "it is not UTF-8 text",
          "save the file as UTF-8");
      return Optional.empty();
    }
  }

  private static int lineOfFirstBadByte(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    StandardCharsets.UTF_8
        .newDecoder()
        .decode(bytes, CharBuffer.allocate(content.length + 1), true);
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static Optional<String> noControlCharacters(String text, Problems problems) {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if ((Character.isISOControl(c) && c != '\t') || c >= '\uFFFE') {
        problems.at(
            line,
            1,
            FIELD,
            ProblemCode.CONTROL_CHARACTER,
            "the line holds the control character " + String.format("U+%04X", (int) c),
            "delete it, or save the file as UTF-8 text");
        return Optional.empty();
      }
    }
    return Optional.of(text);
  }

  /** The one document of the text. */
  static Optional<Node> read(String text, Problems problems) {
    try {
      if (!isPlain(text, problems)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        problems.at(
            1,
            1,
            FIELD,
            ProblemCode.EMPTY_FILE,
            "it is empty",
            "write a sequence; docs/sequences.md shows one");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      syntaxProblem(e, problems);
    } catch (YamlEngineException e) {
      problems.at(
          1,
          1,
          FIELD,
          ProblemCode.NOT_YAML,
          "it is not YAML: " + e.getMessage(),
          "correct the text");
    }
    return Optional.empty();
  }

  /** Looks at the stream of events, which costs no memory whatever aliases multiply to. */
  private static boolean isPlain(String text, Problems problems) {
    boolean plain = true;
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      Mark at = event.getStartMark().orElseThrow();
      if (event instanceof AliasEvent) {
        problems.at(
            at,
            FIELD,
            ProblemCode.NOT_PLAIN_YAML,
            "aliases (*name) are not read",
            "write the value out where it is used");
        plain = false;
      } else if (tag(event).isPresent()) {
        problems.at(
            at,
            FIELD,
            ProblemCode.NOT_PLAIN_YAML,
            "the tag " + tag(event).get() + " is not read",
            "leave the tag out");
        plain = false;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        problems.at(
            at,
            FIELD,
            ProblemCode.NOT_PLAIN_YAML,
            "a second document begins here",
            "write one sequence per file");
        return false;
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > MAX_DEPTH) {
        problems.at(
            at,
            FIELD,
            ProblemCode.NOT_PLAIN_YAML,
            "it is nested more than 20 deep",
            "write it flatter");
        return false;
      }
    }
    return plain;
  }

  private static Optional<String> tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> Optional.empty();
    };
  }

  private static void syntaxProblem(MarkedYamlEngineException e, Problems problems) {
    Mark at = e.getProblemMark().or(e::getContextMark).orElseThrow();
    if (e.getProblem().contains("TAB")) {
      problems.at(
          at,
          FIELD,
          ProblemCode.NOT_YAML,
          "a tab stands where YAML wants spaces",
          "indent with spaces only");
      return;
    }
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    problems.at(
        at,
        FIELD,
        ProblemCode.NOT_YAML,
        "it is not YAML here: " + context + e.getProblem(),
        "check indentation, colons and quotes of this line and the one above; put a text that holds"
            + " ': ' or ' #' in quotes");
  }
}
