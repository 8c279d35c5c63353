package io.cflow.processors.door;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Reads single headers of a message, each only in the form it was declared. */
record Headers(Message message) {

  String text(String name) {
    return message.getHeader(name) instanceof String text ? text : "";
  }

  /** @throws BadRequest if the header is there in another form */
  Optional<String> matching(String name, Pattern form) {
    var value = text(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!form.matcher(value).matches()) {
      throw new BadRequest(400, "'" + name + "' is not of the form " + form);
    }
    return Optional.of(value);
  }
}
