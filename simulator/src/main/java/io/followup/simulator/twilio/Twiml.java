package io.followup.simulator.twilio;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads TwiML documents. */
final class Twiml {
  private Twiml() {}

  /**
   * @throws IOException when the text is not a {@code <Response>} document
   */
  static List<Verb> read(String xml) throws IOException {
    return verbs(root(xml));
  }

  private static Element root(String xml) throws IOException {
    try {
      DocumentBuilder parser = factory().newDocumentBuilder();
      parser.setErrorHandler(null);
      Element root = parser.parse(new InputSource(new StringReader(xml))).getDocumentElement();
      if (!root.getTagName().equals("Response")) {
        throw new IOException("the document is <" + root.getTagName() + ">, not <Response>");
      }
      return root;
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("the document is not XML: " + e.getMessage(), e);
    }
  }

  /** What an answer to a text has texted back; nothing when it cannot be read. */
  static List<String> messages(String xml) {
    try {
      NodeList elements = root(xml).getElementsByTagName("Message");
      return IntStream.range(0, elements.getLength())
          .mapToObj(i -> elements.item(i).getTextContent().strip())
          .filter(text -> !text.isEmpty())
          .toList();
    } catch (IOException notTwiml) {
      return List.of();
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  private static List<Verb> verbs(Element parent) {
    List<Verb> verbs = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        addVerbs(element, verbs);
      }
    }
    return verbs;
  }

  private static void addVerbs(Element element, List<Verb> verbs) {
    String text = element.getTextContent().strip();
    switch (element.getTagName()) {
      case "Say" -> {
        int times = Math.clamp(number(element, "loop").orElse(1), 1, 10);
        String spoken = text.replaceAll("\\s+", " ");
        for (int i = 0; i < times; i++) {
          verbs.add(new Verb.Say(spoken));
        }
      }
      case "Play" -> verbs.add(new Verb.Play(text));
      case "Pause" -> verbs.add(new Verb.Pause(number(element, "length").orElse(1)));
      case "Gather" ->
          verbs.add(
              new Verb.Gather(
                  attribute(element, "action"),
                  number(element, "numDigits"),
                  attribute(element, "actionOnEmptyResult").orElse("false").equals("true"),
                  verbs(element)));
      case "Dial" -> verbs.add(new Verb.Dial(text, attribute(element, "action")));
      case "Redirect" -> verbs.add(new Verb.Redirect(text));
      case "Hangup", "Reject" -> verbs.add(new Verb.Hangup());
      default -> verbs.add(new Verb.Unknown(element.getTagName()));
    }
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
  }

  private static Optional<Integer> number(Element element, String name) {
    return attribute(element, name)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf);
  }
}
