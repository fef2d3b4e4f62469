package dev.faultline.client.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** Makes generators. Loads Jackson with the first of them. Used by one thread at a time. */
public final class JsonOutput {
  private JsonFactory factory;

  /**
   * A generator of UTF-8 that leaves the stream open when it is closed, and writes nothing but what
   * it is told between two values at the root.
   */
  public JsonGenerator to(OutputStream out) throws IOException {
    if (factory == null) {
      factory = new JsonFactoryBuilder().rootValueSeparator((String) null).build();
      factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
    return factory.createGenerator(out, JsonEncoding.UTF8);
  }
}
