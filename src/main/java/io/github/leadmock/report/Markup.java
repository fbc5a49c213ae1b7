package io.github.leadmock.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements of XML and HTML. All text and attribute values are made visible and escaped, so
 * the only way to write markup is as elements.
 *
 * <p>{@link #tag} opens an element, {@link #with} adds attributes, and one of {@link #text}, {@link
 * #around} and {@link #empty} closes it.
 */
final class Markup {

  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter out;

  private Markup() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Starts a document with an XML declaration. */
  static Markup xml() {
    Markup markup = new Markup();
    markup.quietly(() -> markup.out.writeStartDocument("UTF-8", "1.0"));
    return markup.line();
  }

  /** Starts a document with the HTML doctype. */
  static Markup html() {
    Markup markup = new Markup();
    markup.quietly(() -> markup.out.writeDTD("<!DOCTYPE html>"));
    return markup.line();
  }

  /** Opens an element. */
  Markup tag(String name) {
    quietly(() -> out.writeStartElement(name));
    return this;
  }

  /** Writes an element without an end tag; attributes may follow, content may not. */
  Markup lone(String name) {
    quietly(() -> out.writeEmptyElement(name));
    return this;
  }

  /** Adds an attribute to the element just opened. */
  Markup with(String attribute, String value) {
    quietly(() -> out.writeAttribute(attribute, VisibleText.of(value)));
    return this;
  }

  /** Writes text into the open element and closes it. */
  Markup text(String text) {
    return say(text).empty();
  }

  /** Runs {@code content}, which writes into the open element, and closes it. */
  Markup around(Runnable content) {
    content.run();
    return empty();
  }

  /** Closes the open element. */
  Markup empty() {
    quietly(out::writeEndElement);
    return this;
  }

  /** Writes text inside the open element. */
  Markup say(String text) {
    quietly(() -> out.writeCharacters(VisibleText.of(text)));
    return this;
  }

  /** Starts a new line in the document's source. */
  Markup line() {
    return say("\n");
  }

  /** Ends the document and returns it. */
  String finish() {
    quietly(out::writeEndDocument);
    return written + "\n";
  }

  /** Writing to memory cannot fail, so an exception means a wrong order of calls: a bug. */
  private void quietly(Write write) {
    try {
      write.run();
    } catch (XMLStreamException misuse) {
      throw new IllegalStateException(misuse);
    }
  }

  private interface Write {
    void run() throws XMLStreamException;
  }
}
