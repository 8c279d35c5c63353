package io.cflow.processors.door;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Reads single headers of a message, each only in the form it was declared. */
record Headers(Message message) {

  /** @throws BadRequest if it was sent more than once: which one counts would be anybody's guess */
  String text(String name) {
    return switch (message.getHeader(name)) {
      case null -> "";
      case String text -> text;
      default -> throw new BadRequest(400, "'" + name + "' was sent more than once");
    };
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
